// SPDX-License-Identifier: EUPL-1.2
// A paper: what is to be read, as a row of blocks that know nothing of the form they will be given.
// Writers turn it into HTML, DOCX or Markdown; its tables alone into a workbook or CSV.
//
// All texts are plain UTF-8 in one language; writers escape them. Numbers stand in tables (report.h) as
// numbers; those in sentences were written by whoever made the sentence, who also lists them as facts,
// so that each is found again in the data.
#ifndef TEEKOND_PAPER_H
#define TEEKOND_PAPER_H

#include "teekond/report.h"

/** A stretch of text in a sentence. */
typedef struct tkd_span {
    tkd_text text;
    tkd_text link; /**< `#ID` of a block, or an address; empty: none. */
    bool is_strong;
} tkd_span;

/** A sentence or more, from span to span without anything between. */
typedef struct tkd_passage {
    const tkd_span *spans;
    size_t span_count;
} tkd_passage;

/** A drawing. At least one of the forms is there; writers take the best that they can show. */
typedef struct tkd_paper_picture {
    tkd_text svg; /**< The whole document; empty: none. */
    tkd_text png; /**< The bytes; empty: none. */
    uint32_t png_width;
    uint32_t png_height;
    tkd_text alternative; /**< In a sentence or two, what it shows and finds. */
} tkd_paper_picture;

typedef enum tkd_block_kind {
    TKD_BLOCK_HEADING,
    TKD_BLOCK_PARAGRAPH,
    TKD_BLOCK_LIST,    /**< Each passage an item. */
    TKD_BLOCK_NUMBERS, /**< The same, numbered. */
    TKD_BLOCK_NOTE,    /**< A paragraph set apart: limits, warnings. */
    TKD_BLOCK_TABLE,
    TKD_BLOCK_PICTURE,
    TKD_BLOCK_PAGE, /**< A new page begins. */
} tkd_block_kind;

typedef struct tkd_paper_block {
    tkd_block_kind kind;
    tkd_text id;    /**< Of headings, tables and pictures; [a-z][a-z0-9-]*, once in the paper. */
    uint32_t level; /**< Of headings: 1 for a chapter, at most one deeper than the one before. */
    tkd_text title; /**< Of a heading; the caption of a table or picture. */
    tkd_text
        sheet; /**< Of a table: its short name in a workbook, at most 31 characters, none of []:*?/\\; empty: not
                     in the workbook, whose sheets hold the same numbers in full. */
    const tkd_passage *passages;
    size_t passage_count;
    const tkd_table *table;
    const tkd_paper_picture *picture;
    bool is_wide; /**< Needs a page across: a big map, a table of many columns. */
    bool is_data; /**< A table for programs and workbooks alone: not set among the pages. */
} tkd_paper_block;

/** A number that a sentence says, or that stands for a whole. */
typedef struct tkd_fact {
    tkd_text id;   /**< `price.BOTTLENECK`, …; once in the paper. */
    tkd_text unit; /**< `d/y`, `h`, `share`, `EUR`, `count`, … */
    tkd_estimate estimate;
} tkd_fact;

/** Rows belong to whoever made the paper. */
typedef struct tkd_paper {
    tkd_language language;
    tkd_text title;
    tkd_text subtitle;
    tkd_text author;      /**< Who answers for it; empty: not said. */
    tkd_text description; /**< In a sentence, for the properties of a file. */
    int32_t day;          /**< Of the report, as tkd_date has it. */
    tkd_text footer;      /**< On every page: model's fingerprint, seed, version. */
    const tkd_paper_block *blocks;
    size_t block_count;
    const tkd_fact *facts;
    size_t fact_count;
} tkd_paper;

/** Is the paper fit to be written? Ids are well-formed and there once, links within the paper have
 *  their ends, no heading skips a level, tables are whole. TKD_ERR_VALUE says of which block. Writers
 *  ask this first. */
TKD_API TKD_MUST_CHECK tkd_status tkd_paper_check(const tkd_paper *paper, tkd_arena *arena,
                                                  tkd_error *err);

/** One file, self-contained: no network, no scripts; WCAG 2.1 AA, with a style for print. */
TKD_API TKD_MUST_CHECK tkd_status tkd_paper_write_html(const tkd_paper *paper, tkd_arena *arena,
                                                       tkd_writer *out, tkd_error *err);
/** Office Open XML, a text document: heading styles, repeated table headers, alternative texts, the
 *  language of the document, bookmarks. */
TKD_API TKD_MUST_CHECK tkd_status tkd_paper_write_docx(const tkd_paper *paper, tkd_arena *arena,
                                                       tkd_writer *out, tkd_error *err);
/** A workbook: a sheet for each table, of the data too, and its pictures; numbers and dates as such. */
TKD_API TKD_MUST_CHECK tkd_status tkd_paper_write_xlsx(const tkd_paper *paper, tkd_arena *arena,
                                                       tkd_writer *out, tkd_error *err);
/** GitHub's Markdown; pictures by their titles and alternative texts. */
TKD_API TKD_MUST_CHECK tkd_status tkd_paper_write_markdown(const tkd_paper *paper, tkd_arena *arena,
                                                           tkd_writer *out, tkd_error *err);

#endif
