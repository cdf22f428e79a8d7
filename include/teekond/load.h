// SPDX-License-Identifier: EUPL-1.2
// Loading: from the files of a workspace to a model.
//
// A workspace is read once: files collected, parsed, keys made English, sections merged into one
// tree. A model is then built for a variation of it: the scenario's and the command's edits change a
// copy of the tree, and the copy is read like any other document, so that every check applies.
// All problems of one reading are collected; nothing is built when there is an error among them.
#ifndef TEEKOND_LOAD_H
#define TEEKOND_LOAD_H

#include "teekond/model.h"
#include "teekond/tree.h"

/** A workspace that was read. Opaque; safe for reading from several threads. */
typedef struct tkd_workspace tkd_workspace;

/** Read a workspace. `problems` collects what is wrong with texts, YAML, keys, ids; its arena must
 *  outlive it. The workspace is given even with problems, unless memory or the disk failed.
 *  @param[out] workspace  Owned by the caller; tkd_workspace_free.
 *  @retval TKD_ERR_IO     A path cannot be read; the message names it. */
TKD_API TKD_MUST_CHECK tkd_status tkd_workspace_new(const char *const *paths, size_t path_count,
                                                    tkd_workspace **workspace,
                                                    tkd_problems *problems, tkd_error *err);
/** NULL is allowed. */
TKD_API void tkd_workspace_free(tkd_workspace *workspace);

/** The texts that places point into. Borrowed. A setting of the command line is a file named
 *  `--set …`, so that its problems are shown like any other. */
TKD_API const tkd_files *tkd_workspace_files(const tkd_workspace *workspace);

/** Ids of all scenarios, `today` first, then by id; `*count` of them. Borrowed. */
TKD_API const tkd_text *tkd_workspace_scenarios(const tkd_workspace *workspace, size_t *count);

/** One edit from the command line: `--set PATH=VALUE`; the value is YAML. */
typedef struct tkd_setting {
    tkd_text path;
    tkd_text value;
} tkd_setting;

/** A bottleneck that is taken away: wholly (share 1) or in part. */
typedef struct tkd_taken_away {
    tkd_text bottleneck;
    double share;
} tkd_taken_away;

/** Where a proposal is adopted, whatever today and the scenario say of it. */
typedef struct tkd_decision {
    tkd_text proposal;              /**< Id; one that the workspace lacks changes nothing. */
    bool is_adopted;                /**< Else nowhere. */
    const tkd_text *municipalities; /**< Ids; none: everywhere. */
    size_t municipality_count;
} tkd_decision;

/** Which model of a workspace. All-zero: today, as written. */
typedef struct tkd_variation {
    tkd_text scenario; /**< Id; empty: `today`. */
    const tkd_setting *settings;
    size_t setting_count;
    const tkd_decision *decisions; /**< A later one of the same proposal holds. */
    size_t decision_count;
    const tkd_taken_away *taken_away; /**< Besides what adopted proposals remove. */
    size_t taken_away_count;
} tkd_variation;

/**
 * Build the model of a variation.
 *
 * Order of edits: base, adopted proposals (with the decisions), the scenario's `set`, settings in their
 * order.
 * A taken-away bottleneck scales `remaining` and, where it has `without`, edits the tree.
 *
 * @param[in]  workspace  Borrowed.
 * @param[in]  variation  Borrowed; NULL: today.
 * @param[in]  arena      The model lives there; texts may point into the workspace.
 * @param[out] model      Untouched on failure. Borrowed from the arena.
 * @retval TKD_ERR_VALUE      `problems` holds errors.
 * @retval TKD_ERR_REFERENCE  No such scenario; the message names the nearest.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_workspace_build(tkd_workspace *workspace,
                                                      const tkd_variation *variation,
                                                      tkd_arena *arena, const tkd_model **model,
                                                      tkd_problems *problems, tkd_error *err);

/** A place where two variations of a workspace differ. */
typedef struct tkd_changed_path {
    tkd_text path;     /**< In English: `services.elukoht.duration`; of a municipality's own figure
                            `municipalities.M.set.…`; `proposals.P`: where it is adopted. */
    tkd_text before;   /**< In one line, as written, with what is done to it (`35d × 0.5`); of a
                            proposal the municipalities, or `*`. Empty: nothing. */
    tkd_text after;    /**< Likewise. */
    tkd_text proposal; /**< Id of the adopted proposal that it comes with; empty: none. */
} tkd_changed_path;

/**
 * What people changed between two variations: adopted proposals, then each path that one of them edits,
 * in the order that edits are made in.
 *
 * @param[in]  workspace    Borrowed.
 * @param[in]  before       Borrowed.
 * @param[in]  after        Borrowed.
 * @param[in]  arena        Texts and rows live there, or in the workspace.
 * @param[out] paths      Shape [*count]; none where both are alike.
 * @retval TKD_ERR_REFERENCE  No such scenario.
 * @retval TKD_ERR_VALUE      A file of the workspace cannot be read.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_workspace_changes(
    tkd_workspace *workspace, const tkd_variation *before, const tkd_variation *after,
    tkd_arena *arena, const tkd_changed_path **paths, size_t *count, tkd_error *err);

/** JSON Schema (draft-07) of the format, made from the key table, titles and descriptions in
 *  Estonian and English. */
TKD_API void tkd_schema_write(tkd_writer *out);

/** The key reference as Markdown, made from the key table. */
TKD_API void tkd_reference_write(tkd_writer *out, tkd_language language);

/** The long text of a code with a faulty and a mended example; false when there is no such code. */
TKD_API bool tkd_explain(tkd_code code, tkd_language language, tkd_writer *out);

/** Every code that can be explained, ascending. */
TKD_API const tkd_code *tkd_explain_codes(size_t *count);

/** The files of a starter workspace: name and content; `*count` of them. Static. */
typedef struct tkd_starter_file {
    const char *name;
    const char *content;
} tkd_starter_file;
TKD_API const tkd_starter_file *tkd_starter_files(tkd_language language, size_t *count);

#endif
