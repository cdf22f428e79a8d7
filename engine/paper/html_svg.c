// SPDX-License-Identifier: EUPL-1.2
// Drawings inside a page. Each was a document of its own, with ids of its own; in a page all ids live
// together. The drawing is read tag by tag and written again with its ids prefixed.
#include "html.h"

typedef struct svg_scan {
    tkd_text svg;
    size_t at;
    tkd_writer *out;
    tkd_text prefix;
    tkd_text label;
    size_t depth; // of open elements
} svg_scan;

static tkd_text rest(const svg_scan *scan)
{
    return tkd_text_part(scan->svg, scan->at, scan->svg.size - scan->at);
}

// Moves behind the next `mark`; false, and to the end, when there is none.
static bool skip_behind(svg_scan *scan, tkd_text mark)
{
    const size_t found = tkd_text_find(scan->svg, mark, scan->at);
    scan->at = found == SIZE_MAX ? scan->svg.size : found + mark.size;
    return found != SIZE_MAX;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void skip_blanks(svg_scan *scan)
{
    while (scan->at < scan->svg.size && is_blank(scan->svg.data[scan->at])) {
        scan->at++;
    }
}

// A name of an element or attribute, up to what cannot be in one.
static tkd_text read_name(svg_scan *scan)
{
    const size_t from = scan->at;
    while (scan->at < scan->svg.size && !is_blank(scan->svg.data[scan->at]) &&
           strchr("=/><\"'", scan->svg.data[scan->at]) == NULL) {
        scan->at++;
    }
    return tkd_text_part(scan->svg, from, scan->at - from);
}

// The value in quotes; false when there is none.
static bool read_value(svg_scan *scan, tkd_text *value)
{
    skip_blanks(scan);
    if (!tkd_text_starts_with(rest(scan), TKD_TEXT("="))) {
        return false;
    }
    scan->at++;
    skip_blanks(scan);
    const char quote = scan->at < scan->svg.size ? scan->svg.data[scan->at] : '\0';
    if (quote != '"' && quote != '\'') {
        return false;
    }
    const size_t from = ++scan->at;
    if (!skip_behind(scan, (tkd_text){&quote, 1})) {
        return false;
    }
    *value = tkd_text_part(scan->svg, from, scan->at - 1 - from);
    return true;
}

// A value as it was: escaped already, but for the quotation mark of the other kind.
static void write_escaped(tkd_writer *out, tkd_text value)
{
    size_t from = 0;
    for (size_t i = 0; i < value.size; i++) {
        const char *instead = value.data[i] == '"'   ? "&quot;"
                              : value.data[i] == '<' ? "&lt;"
                              : value.data[i] == '>' ? "&gt;"
                                                     : NULL;
        if (instead != NULL) {
            tkd_write(out, tkd_text_part(value, from, i - from));
            tkd_write_string(out, instead);
            from = i + 1;
        }
    }
    tkd_write(out, tkd_text_part(value, from, value.size - from));
}

// Ids one after another, each with the prefix.
static void write_ids(const svg_scan *scan, tkd_text value)
{
    size_t at = 0;
    bool is_first = true;
    while (at < value.size) {
        const size_t from = at;
        while (at < value.size && !is_blank(value.data[at])) {
            at++;
        }
        if (at > from) {
            tkd_write_string(scan->out, is_first ? "" : " ");
            tkd_write(scan->out, scan->prefix);
            write_escaped(scan->out, tkd_text_part(value, from, at - from));
            is_first = false;
        }
        at++;
    }
}

// Anything else: `url(#id)` may stand in it.
static void write_styled(const svg_scan *scan, tkd_text value)
{
    const tkd_text mark = TKD_TEXT("url(#");
    size_t from = 0;
    for (;;) {
        const size_t found = tkd_text_find(value, mark, from);
        const size_t to = found == SIZE_MAX ? value.size : found + mark.size;
        write_escaped(scan->out, tkd_text_part(value, from, to - from));
        if (found == SIZE_MAX) {
            return;
        }
        tkd_write(scan->out, scan->prefix);
        from = to;
    }
}

static bool is_within(tkd_text link)
{
    return tkd_text_starts_with(link, TKD_TEXT("#"));
}

static void open_attribute(const svg_scan *scan, tkd_text name)
{
    tkd_write_char(scan->out, ' ');
    tkd_write(scan->out, name);
    tkd_write_string(scan->out, "=\"");
}

static bool is_of_name(tkd_text name)
{
    return tkd_text_equal(name, TKD_TEXT("role")) || tkd_text_equal(name, TKD_TEXT("aria-label")) ||
           tkd_text_equal(name, TKD_TEXT("aria-labelledby")) ||
           tkd_text_equal(name, TKD_TEXT("aria-describedby"));
}

static void write_attribute(const svg_scan *scan, tkd_text name, tkd_text value, bool is_root)
{
    const bool is_link =
        tkd_text_equal(name, TKD_TEXT("href")) || tkd_text_equal(name, TKD_TEXT("xlink:href"));
    const bool is_data = tkd_text_starts_with(value, TKD_TEXT("data:image/"));
    if (is_root && tkd_text_equal(name, TKD_TEXT("aria-labelledby"))) {
        open_attribute(scan, TKD_TEXT("aria-describedby"));
        write_ids(scan, value);
        tkd_write_char(scan->out, '"');
        return;
    }
    if ((is_root && is_of_name(name)) || tkd_text_starts_with(name, TKD_TEXT("on")) ||
        (is_link && !is_within(value) && !is_data)) {
        return;
    }
    open_attribute(scan, name);
    if (is_link && is_within(value)) {
        tkd_write_char(scan->out, '#');
        tkd_write(scan->out, scan->prefix);
        write_escaped(scan->out, tkd_text_part(value, 1, value.size - 1));
    } else if (tkd_text_equal(name, TKD_TEXT("id")) ||
               tkd_text_equal(name, TKD_TEXT("aria-labelledby")) ||
               tkd_text_equal(name, TKD_TEXT("aria-describedby"))) {
        write_ids(scan, value);
    } else {
        write_styled(scan, value);
    }
    tkd_write_char(scan->out, '"');
}

// From behind `<NAME` to behind `>`; false when the tag is broken.
static bool copy_attributes(svg_scan *scan, bool is_root)
{
    for (;;) {
        skip_blanks(scan);
        if (scan->at >= scan->svg.size) {
            return false;
        }
        if (scan->svg.data[scan->at] == '>') {
            scan->at++;
            scan->depth++;
            tkd_write_char(scan->out, '>');
            return true;
        }
        if (tkd_text_starts_with(rest(scan), TKD_TEXT("/>"))) {
            scan->at += 2;
            tkd_write_string(scan->out, "/>");
            return true;
        }
        const tkd_text name = read_name(scan);
        tkd_text value = {0};
        if (name.size == 0 || !read_value(scan, &value)) {
            return false;
        }
        write_attribute(scan, name, value, is_root);
    }
}

static bool copy_element(svg_scan *scan)
{
    const bool is_root = scan->depth == 0;
    scan->at++;
    const tkd_text name = read_name(scan);
    if (tkd_text_equal(name, TKD_TEXT("script"))) {
        return skip_behind(scan, TKD_TEXT("</script>"));
    }
    if (name.size == 0 || (is_root && !tkd_text_equal(name, TKD_TEXT("svg")))) {
        return false;
    }
    tkd_write_char(scan->out, '<');
    tkd_write(scan->out, name);
    if (is_root) {
        tkd_write_string(scan->out, " role=\"img\" aria-label=\"");
        tkd_html_write_text(scan->out, scan->label);
        tkd_write_char(scan->out, '"');
    }
    return copy_attributes(scan, is_root);
}

static bool copy_end(svg_scan *scan)
{
    const size_t from = scan->at;
    if (scan->depth == 0 || !skip_behind(scan, TKD_TEXT(">"))) {
        return false;
    }
    scan->depth--;
    tkd_write(scan->out, tkd_text_part(scan->svg, from, scan->at - from));
    return true;
}

// Text that XML takes as it is; a page takes it escaped.
static bool copy_raw(svg_scan *scan)
{
    const size_t from = scan->at + strlen("<![CDATA[");
    if (!skip_behind(scan, TKD_TEXT("]]>"))) {
        return false;
    }
    tkd_html_write_text(scan->out, tkd_text_part(scan->svg, from, scan->at - strlen("]]>") - from));
    return true;
}

// What begins with `<`.
static bool copy_markup(svg_scan *scan)
{
    const tkd_text markup = rest(scan);
    if (tkd_text_starts_with(markup, TKD_TEXT("<!--"))) {
        return skip_behind(scan, TKD_TEXT("-->"));
    }
    if (tkd_text_starts_with(markup, TKD_TEXT("<![CDATA["))) {
        return copy_raw(scan);
    }
    if (tkd_text_starts_with(markup, TKD_TEXT("<!")) ||
        tkd_text_starts_with(markup, TKD_TEXT("<?"))) {
        return skip_behind(scan, TKD_TEXT(">"));
    }
    return tkd_text_starts_with(markup, TKD_TEXT("</")) ? copy_end(scan) : copy_element(scan);
}

tkd_status tkd_html_write_svg(tkd_writer *out, tkd_text svg, tkd_text prefix, tkd_text label,
                              tkd_error *err)
{
    svg_scan scan = {.svg = svg, .out = out, .prefix = prefix, .label = label};
    const size_t root = tkd_text_find(svg, TKD_TEXT("<svg"), 0);
    scan.at = root == SIZE_MAX ? svg.size : root;
    bool is_whole = root != SIZE_MAX;
    do {
        const size_t next = tkd_text_find(svg, TKD_TEXT("<"), scan.at);
        is_whole = is_whole && next != SIZE_MAX;
        if (is_whole) {
            tkd_write(out, tkd_text_part(svg, scan.at, next - scan.at));
            scan.at = next;
            is_whole = copy_markup(&scan);
        }
    } while (is_whole && scan.depth > 0);
    return is_whole ? TKD_OK
                    : TKD_FAIL(err, TKD_ERR_SYNTAX, TKD_NOWHERE,
                               "the drawing of a picture is broken at byte %zu", scan.at);
}
