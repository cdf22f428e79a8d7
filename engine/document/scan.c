// SPDX-License-Identifier: EUPL-1.2
// The first look: UTF-8, no control characters, no flood of directives (libyaml compares each with
// all before it). Each kind of fault is reported a few times only; a file of another encoding would
// have thousands.
#include "scan.h"

enum { MOST_REPORTED = 5, MOST_DIRECTIVES = 16 };

typedef struct scanner {
    tkd_text content;
    tkd_place place; // Of the character at hand.
    tkd_problems *problems;
    size_t bad_count;
    size_t control_count;
    size_t directive_count;
} scanner;

tkd_text tkd_scan_content(const tkd_file *file)
{
    const tkd_text mark = TKD_TEXT("\xEF\xBB\xBF");
    const bool has_mark = tkd_text_starts_with(file->content, mark);
    return has_mark ? tkd_text_part(file->content, mark.size, file->content.size) : file->content;
}

bool tkd_scan_is_printable(uint32_t character)
{
    if (character < 0x20) {
        return character == '\t' || character == '\n' || character == '\r';
    }
    const bool is_control = (character >= 0x7F && character <= 0x9F && character != 0x85);
    return !is_control && character != 0xFEFF && character != 0xFFFE && character != 0xFFFF;
}

static void report_encoding(scanner *scan)
{
    scan->bad_count++;
    if (scan->bad_count > MOST_REPORTED) {
        return;
    }
    tkd_problem *problem = tkd_problems_add(scan->problems, TKD_CODE_NOT_UTF8, scan->place,
                                            "siin on baidid, mis ei ole UTF-8 tekst",
                                            "these bytes are not UTF-8 text");
    tkd_problem_hint(scan->problems, problem,
                     "salvesta fail tekstiredaktoris kodeeringus UTF-8 (täpitähed ei kao ära)",
                     "save the file in your editor with the encoding UTF-8");
}

static void report_control(scanner *scan, uint32_t character)
{
    scan->control_count++;
    if (scan->control_count > MOST_REPORTED) {
        return;
    }
    tkd_problem *problem = tkd_problems_add(
        scan->problems, TKD_CODE_CONTROL_CHARACTER, scan->place,
        "nähtamatu juhtmärk U+%04X ei või tekstis olla",
        "the invisible control character U+%04X may not stand in a text", (unsigned)character);
    tkd_problem_hint(scan->problems, problem, "kustuta see märk", "delete this character");
}

static void report_directives(scanner *scan)
{
    tkd_problem *problem =
        tkd_problems_add(scan->problems, TKD_CODE_TAG, scan->place,
                         "liiga palju YAMLi juhiseid (%%TAG)", "too many YAML directives (%%TAG)");
    tkd_problem_hint(scan->problems, problem, "kustuta read, mis algavad märgiga %%",
                     "delete the lines that begin with %%");
}

// Files of Windows programs that hold two bytes for each character.
static bool is_utf16(tkd_text content)
{
    return tkd_text_starts_with(content, TKD_TEXT("\xFF\xFE")) ||
           tkd_text_starts_with(content, TKD_TEXT("\xFE\xFF"));
}

// Looks at the character at `*offset`, which is no line end, and moves behind it.
static void look_at_character(scanner *scan, size_t *offset)
{
    const size_t start = *offset;
    const uint32_t character = tkd_text_next(scan->content, offset);
    const bool is_bad = character == 0xFFFD && *offset == start + 1;
    if (is_bad) {
        report_encoding(scan);
    } else if (!tkd_scan_is_printable(character)) {
        report_control(scan, character);
    }
    scan->place.column++;
}

static void look_at_line(scanner *scan, size_t offset)
{
    if (offset >= scan->content.size || scan->content.data[offset] != '%' ||
        !tkd_text_starts_with(tkd_text_part(scan->content, offset, 5), TKD_TEXT("%TAG"))) {
        return;
    }
    scan->directive_count++;
    if (scan->directive_count == MOST_DIRECTIVES + 1) {
        report_directives(scan);
    }
}

// Can there be something to report of a byte, after the two before it? Most bytes are no fault:
// printable ASCII and line ends, characters of two bytes from U+00A0 on, and those of three bytes from
// U+1000 to U+CFFF. Without a branch, so that many bytes are looked at at once.
static inline uint8_t may_be_fault(uint8_t second_last, uint8_t last, uint8_t byte)
{
    const uint8_t begins = (uint8_t)((uint8_t)(last - 0xC2) <= 0xEC - 0xC2);
    const uint8_t goes_on = (uint8_t)((uint8_t)(second_last - 0xE1) <= 0xEC - 0xE1);
    const uint8_t least = last == 0xC2 ? 0xA0 : 0x80;
    const uint8_t is_inner = (uint8_t)((uint8_t)(byte - least) < (uint8_t)(0xC0 - least));
    const uint8_t is_ascii = (uint8_t)((uint8_t)(byte - 0x20) < 0x7F - 0x20);
    const uint8_t is_blank = (uint8_t)((byte == '\n') | (byte == '\r') | (byte == '\t'));
    const uint8_t is_first = (uint8_t)((uint8_t)(byte - 0xC2) <= 0xEC - 0xC2) & (byte != 0xE0);

    return (begins | goes_on) ? !is_inner : !(is_ascii | is_blank | is_first);
}

// Is there nothing to report, as of nearly every file?
static bool is_faultless(tkd_text content)
{
    const uint8_t *bytes = (const uint8_t *)content.data;
    const size_t size = content.size;
    uint8_t fault = 0;

    if (size < 2 || tkd_text_find(content, TKD_TEXT("%TAG"), 0) != SIZE_MAX) {
        return false;
    }
    fault |= may_be_fault(' ', ' ', bytes[0]);
    fault |= may_be_fault(' ', bytes[0], bytes[1]);
    for (size_t i = 2; i < size; i++) {
        fault |= may_be_fault(bytes[i - 2], bytes[i - 1], bytes[i]);
    }
    fault |= may_be_fault(bytes[size - 2], bytes[size - 1], ' '); // Is the last character whole?
    fault |= may_be_fault(bytes[size - 1], ' ', ' ');
    return fault == 0;
}

bool tkd_scan(const tkd_file *file, uint32_t number, tkd_problems *problems)
{
    scanner scan = {
        .content = tkd_scan_content(file),
        .place = {.file = number, .line = 1, .column = 1, .width = 1},
        .problems = problems,
    };
    if (is_utf16(scan.content)) {
        report_encoding(&scan);
        return false;
    }
    if (is_faultless(scan.content)) {
        return true;
    }
    size_t offset = 0;
    look_at_line(&scan, offset);
    while (offset < scan.content.size) {
        const size_t plain_end = tkd_text_plain_end(scan.content, offset); // most of any text
        scan.place.column += (uint32_t)(plain_end - offset);
        offset = plain_end;
        if (offset == scan.content.size) {
            break;
        }
        const size_t line_end = tkd_text_break(scan.content, offset);
        if (line_end == 0) {
            look_at_character(&scan, &offset);
            continue;
        }
        offset += line_end;
        scan.place.line++;
        scan.place.column = 1;
        look_at_line(&scan, offset);
    }
    return scan.bad_count == 0 && scan.control_count == 0 &&
           scan.directive_count <= MOST_DIRECTIVES;
}
