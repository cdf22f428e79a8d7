// SPDX-License-Identifier: EUPL-1.2
// What a workspace holds, for the files of `load` that build variations of it.
#ifndef TKD_LOAD_WORKSPACE_H
#define TKD_LOAD_WORKSPACE_H

#include "teekond/load.h"

struct tkd_workspace {
    tkd_arena arena; /**< Holds all else, and the workspace itself. */
    tkd_arena
        scratch; /**< Of the variation that is being built: each uses the same memory again. */
    tkd_files files;
    tkd_node *root;  /**< Canonical and merged; never changed after reading. */
    bool incomplete; /**< A file could not be read: what others name may stand there. */
    tkd_text *scenarios;
    size_t scenario_count;
};

/** Merge one file's canonical root into the workspace's. */
TKD_MUST_CHECK tkd_status tkd_merge_file(tkd_workspace *workspace, tkd_node *file_root,
                                         tkd_problems *problems, tkd_error *err);

/** After all files: the journey of top-level `stages`, and bottlenecks written inside stages and
 *  steps, take their places in the sections. */
TKD_MUST_CHECK tkd_status tkd_merge_finish(tkd_workspace *workspace, tkd_problems *problems,
                                           tkd_error *err);

#endif
