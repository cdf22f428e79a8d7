// SPDX-License-Identifier: EUPL-1.2
// The journey map, shared by its sources. Columns are steps, in stages; journeys that share stages
// and steps (by id or title) share columns. Columns are wrapped into bands, one under the other, so
// that the map is a page and not a strip. Cards lie in lanes of a band, under their steps.
#ifndef TKD_DRAW_MAP_H
#define TKD_DRAW_MAP_H

#include "frame.h"

enum {
    TKD_MAP_LABELS = 124,      /**< Width of the lanes' names. */
    TKD_MAP_COLUMN = 136,      /**< Width of a column with its gap, usually. */
    TKD_MAP_GAP = 8,           /**< Between columns, cards, lanes. */
    TKD_MAP_CARD_COLUMNS = 2,  /**< That a card of a lane is wide. */
    TKD_MAP_COLUMNS_LEAST = 6, /**< That the map is wide, however few there are. */
};

typedef enum tkd_map_lane {
    TKD_MAP_LANE_NEWCOMER,
    TKD_MAP_LANE_RETURNEE,
    TKD_MAP_LANE_KOV,
    TKD_MAP_LANE_STATE,
    TKD_MAP_LANE_EVERYBODY, /**< Bottlenecks in nobody's view. */
    TKD_MAP_LANE_UNNAMED,
    TKD_MAP_LANE_LOCAL, /**< Proposals */
    TKD_MAP_LANE_REFORM,
    TKD_MAP_LANE_COUNT
} tkd_map_lane;

/** A lane that the journeys themselves have, filled by their steps' notes. */
typedef struct tkd_map_note_lane {
    tkd_text id;
    tkd_text title;
    int32_t journey; /**< The last that has it: no journey shares with itself. */
    double name_height;
} tkd_map_note_lane;

/** One thing of a note. */
typedef struct tkd_map_saying {
    tkd_text text;
    uint32_t views; /**< Bits 1u << tkd_view of those whose steps say it. */
    tkd_lines lines;
} tkd_map_saying;

/** What a column says in a lane. */
typedef struct tkd_map_note {
    uint32_t lane;     /**< Of map.note_lanes. */
    tkd_range sayings; /**< of map.sayings, at least one. */
    uint32_t views;    /**< Of all the column's steps. */
    double height;
} tkd_map_note;

typedef struct tkd_map_stage {
    tkd_text title;
    tkd_text id;
    uint32_t first; /**< Column. */
    uint32_t count;
} tkd_map_stage;

/** A step of the map: the same step of one or more journeys. */
typedef struct tkd_map_column {
    uint32_t stage;
    tkd_range steps; /**< of map.column_steps */
    tkd_text id;
    tkd_lines title;
    tkd_lines provider;
    tkd_lines tag;     /**< Whose step it only is, in words: for diagrams with room for them. */
    tkd_text sign;     /**< Of the only view that takes it: "○", "◇". */
    tkd_view only;     /**< That view. */
    tkd_lines numbers; /**< Of its bottlenecks. */
    tkd_text level;
    tkd_lines level_lines;
    tkd_lines channel;
    bool stacked;    /**< Level and channel do not fit side by side. */
    tkd_range notes; /**< of map.notes */
    double height;
    const tkd_picture_step *lead; /**< Provider and channel are this one's. */
    double feelings[2];           /**< By view; NaN: none. */
    double wait_h;                /**< NaN: not simulated. */
    double wait_p10_h;            /**< NaN: not known, as are the next. */
    double wait_p50_h;
    double wait_p90_h;
    double rest_h;                 /**< Time that is not waiting. */
    tkd_picture_evidence evidence; /**< The weakest of its steps. */
} tkd_map_column;

/** A card in a lane. */
typedef struct tkd_map_card {
    tkd_map_lane lane;
    uint32_t row;     /**< Of bottlenecks, unnamed or proposals. */
    bool is_whole;    /**< Of the whole journey, not of any step. */
    tkd_range steps;  /**< of step_lists: its steps; */
    uint32_t column;  /**< the first of these on the map. */
    uint32_t number;  /**< Of a bottleneck; 0: none. */
    bool is_state;    /**< A bottleneck of the state's. */
    bool is_doubtful; /**< Its figure may as well be zero. */
    tkd_text id;
    tkd_lines title;
    tkd_lines extra;
    tkd_lines doubt; /**< That the figure may as well be zero, where it needs lines of its own. */
    tkd_text left;
    tkd_text right;
    double height;
    double weight;      /**< Severity 1–5 of a bottleneck in this lane. */
    uint32_t at_column; /**< Placed: first column, in the map; and y in its lane. */
    double y;
} tkd_map_card;

typedef struct tkd_map_band {
    uint32_t first; /**< Column */
    uint32_t count;
    double column; /**< Width of a column with its gap. */
    double stage_height;
    double step_height;
    bool has_feelings;
    bool has_waits; /**< What 10 %, half and 90 % wait less than. */
    bool has_times;
    double lane_heights[TKD_MAP_LANE_COUNT]; /**< 0: no lane. By tkd_map_row_of. */
    double height;
} tkd_map_band;

typedef struct tkd_map {
    const tkd_drawing *drawing;
    tkd_list stages;                /**< of tkd_map_stage */
    tkd_list columns;               /**< of tkd_map_column */
    tkd_list column_steps;          /**< of int32_t: rows of picture steps. */
    int32_t *step_columns;          /**< By picture step: its column, or TKD_NONE. */
    tkd_map_lane *bottleneck_lanes; /**< By picture bottleneck; TKD_MAP_LANE_COUNT: not shown. */
    uint32_t views;                 /**< Bits of the views of those who take the steps shown. */
    bool has_waits;        /**< What 10 %, half and 90 % wait less than is known of a column. */
    bool has_root_scale;   /**< Times are drawn on a scale of roots. */
    double longest_wait_h; /**< That 90 % wait less than, of all columns. */
    double longest_h;      /**< Of all times drawn. */
    bool is_dense;         /**< Narrower columns, and small text nearly as large as titles. */
    bool shares_lanes; /**< One lane of bottlenecks, one of proposals; cards say whose they are. */
    tkd_list note_lanes;                    /**< of tkd_map_note_lane */
    tkd_list notes;                         /**< of tkd_map_note, by column, lane. */
    tkd_list sayings;                       /**< of tkd_map_saying */
    tkd_list cards;                         /**< of tkd_map_card, by lane, column, number. */
    tkd_list bands;                         /**< of tkd_map_band */
    uint32_t columns_most;                  /**< In a band, and at least TKD_MAP_COLUMNS_LEAST. */
    tkd_font title;                         /**< Of a step's title, */
    tkd_font body;                          /**< of a card's title, */
    tkd_font small;                         /**< and of all else: plain, */
    tkd_font word;                          /**< as a word to be seen, */
    tkd_font figure;                        /**< and as a figure. */
    double column;                          /**< Width of a column with its gap. */
    double card_width;                      /**< Of a lane's card. */
    double lane_leasts[TKD_MAP_LANE_COUNT]; /**< Heights of lanes' names, with air around. */
    double air;    /**< That lanes have more, where the map would be a strip. */
    double around; /**< Height of what is not in bands, about: the head, and the foot if... */
    const tkd_frame_foot_lines *foot; /**< ...it does not stand here. Borrowed; may be NULL. */
    size_t whole_band;    /**< Beside whose steps stands what is of the whole journey... */
    double whole_height;  /**< ...if not in a lane of its own: its height, or 0. */
    double *bottoms;      /**< Scratch of packing, by column. */
    double *note_heights; /**< Scratch of measuring, by lane of notes. */
} tkd_map;

#define TKD_MAP_BETWEEN_BANDS 26.0

/** Height that a map has with bands of at most so many columns, all placed. */
typedef double tkd_map_place_fn(tkd_map *map, uint32_t most);

/** An empty map: no columns, cards or bands. */
void tkd_map_init(tkd_map *map, const tkd_drawing *drawing);
/** Width between the margins. */
double tkd_map_width(const tkd_map *map);
/** Places the map in bands of as many columns as bring it nearest to the shape of paper. */
void tkd_map_wrap(tkd_map *map, tkd_map_place_fn *place);
/** Cuts bands of at most `most` columns, not yet measured: stages whole where they fit. */
void tkd_map_cut(tkd_map *map, uint32_t most);
/** Places of `bottoms`: a band may begin at any column, and be as wide as the widest. */
static inline size_t tkd_map_bottom_count(const tkd_map *map)
{
    return 2 * map->columns.count + TKD_MAP_COLUMNS_LEAST;
}
/** Places a band's cards in their lanes, and measures these; `bottoms` is there. */
void tkd_map_place_cards(tkd_map *map, tkd_map_band *band);
/** Columns of the journeys drawn. Failures are the sheet's. */
void tkd_map_fill_columns(tkd_map *map);
/** Which bottlenecks are shown, and in whose lane. */
void tkd_map_fill_lanes(tkd_map *map);
/** The texts of columns, broken and measured. */
void tkd_map_fill_column_texts(tkd_map *map);
/** Lanes of notes and what columns say in them, broken and measured. */
void tkd_map_fill_notes(tkd_map *map);
/** Cards and their texts, broken and measured; those that were there are forgotten. */
void tkd_map_fill_cards(tkd_map *map);
/** Bands of at most `most` columns, with every card placed; returns the height of all. */
double tkd_map_place(tkd_map *map, uint32_t most);
/** Height that the titles of a band's stages need. */
double tkd_map_stage_height(const tkd_map *map, const tkd_map_band *band);
/** The chevrons of a band's stages from y on; returns the y below them. */
double tkd_map_put_stages(const tkd_map *map, const tkd_map_band *band, double y);
/** The lane of a band in which a card of a lane stands. */
tkd_map_lane tkd_map_row_of(const tkd_map *map, tkd_map_lane lane);
/** Marks of a band from y on; returns the y below it. */
double tkd_map_put_band(const tkd_map *map, const tkd_map_band *band, size_t index, double y);
/** Height of a band's lanes of notes, with the gaps below them. */
double tkd_map_notes_height(const tkd_map *map, const tkd_map_band *band);
/** The lanes of notes of a band; those in which none of its steps says anything are left out. */
double tkd_map_put_notes(const tkd_map *map, const tkd_map_band *band, size_t index, double y);
/** The cards of a band's steps. */
double tkd_map_put_steps(const tkd_map *map, const tkd_map_band *band, size_t index, double y);
/** Height of the lane of feelings and waiting. */
double tkd_map_curve_height(const tkd_map *map);
/** Feelings over waiting. */
double tkd_map_put_curves(const tkd_map *map, const tkd_map_band *band, size_t index, double y);
/** Height of the lane of times. */
double tkd_map_times_height(const tkd_map *map);
/** Times at the steps. */
double tkd_map_put_times(const tkd_map *map, const tkd_map_band *band, size_t index, double y);
/** Share 0–1 of a scale that ends at `most_h`: plain, or of roots where waits differ much. */
double tkd_map_time_share(const tkd_map *map, double hours, double most_h);
/** The lanes of cards of a band. */
double tkd_map_put_lanes(const tkd_map *map, const tkd_map_band *band, size_t index, double y);
/** The lane of what concerns the whole journey. */
double tkd_map_put_whole(const tkd_map *map, double y);
/** The foot: what the signs on this map mean, facts, sources; broken for a width. The
 *  drawing is the map's, perhaps with larger text. */
void tkd_map_fill_foot(const tkd_map *map, const tkd_drawing *drawing, double width,
                       tkd_frame_foot_lines *lines);
/** Does the card stand in a lane of the band? */
bool tkd_map_is_in_lane(const tkd_map *map, const tkd_map_card *card, size_t band,
                        tkd_map_lane lane);
/** Height of the caption over what is of the whole journey, beside a band's steps. */
double tkd_map_caption_height(const tkd_map *map);
/** Middle of a column's cards. */
double tkd_map_column_middle(const tkd_map_band *band, uint32_t column);
/** Left edge of a column of a band. */
double tkd_map_column_x(const tkd_map_band *band, uint32_t column);
/** Heights that lanes of cards need for their names. */
void tkd_map_measure_lanes(tkd_map *map);
/** Height that a lane needs for its name and hint. */
double tkd_map_lane_least(const tkd_map *map, tkd_text name, tkd_text hint);
/** A lane's name, broken. */
tkd_lines tkd_map_lane_name(const tkd_map *map, tkd_text name);
/** A lane's ground and name from y on. */
void tkd_map_put_lane(const tkd_map *map, size_t index, const char *part, tkd_text name,
                      tkd_text hint, const char *ground, const char *ink, double y, double height);

#endif
