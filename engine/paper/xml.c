// SPDX-License-Identifier: EUPL-1.2
// XML: the writer knows which elements are open, so that callers cannot leave one out.
#include "xml.h"

#include <inttypes.h>

void tkd_xml_init(tkd_xml *xml, tkd_writer *out)
{
    *xml = (tkd_xml){.out = out};
    tkd_write_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

bool tkd_xml_is_legal(uint32_t character)
{
    return character == '\t' || character == '\n' || character == '\r' ||
           (character >= 0x20 && character <= 0xD7FF) ||
           (character >= 0xE000 && character <= 0xFFFD) ||
           (character >= 0x10000 && character <= 0x10FFFF);
}

// What stands for a character that may not stand for itself; NULL: it may.
static const char *reference_to(uint32_t character, bool is_attribute)
{
    switch (character) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '"': return is_attribute ? "&quot;" : NULL;
    case '\t': return is_attribute ? "&#9;" : NULL;
    case '\n': return is_attribute ? "&#10;" : NULL;
    default: return NULL;
    }
}

static void write_escaped(tkd_writer *out, tkd_text text, bool is_attribute)
{
    size_t at = 0;
    while (at < text.size) {
        const uint32_t character = tkd_text_next(text, &at);
        const char *reference = reference_to(character, is_attribute);
        if (reference != NULL) {
            tkd_write_string(out, reference);
        } else if (tkd_xml_is_legal(character)) {
            char bytes[4];
            const size_t size = tkd_text_encode(character, bytes);
            tkd_write(out, (tkd_text){bytes, size});
        }
    }
}

static void end_tag(tkd_xml *xml)
{
    if (xml->is_in_tag) {
        tkd_write_char(xml->out, '>');
        xml->is_in_tag = false;
    }
}

void tkd_xml_open(tkd_xml *xml, const char *name)
{
    TKD_REQUIRE(xml->depth < TKD_XML_DEPTH);
    end_tag(xml);
    tkd_write_char(xml->out, '<');
    tkd_write_string(xml->out, name);
    xml->names[xml->depth++] = name;
    xml->is_in_tag = true;
}

void tkd_xml_attribute_text(tkd_xml *xml, const char *name, tkd_text value)
{
    TKD_REQUIRE(xml->is_in_tag);
    tkd_write_char(xml->out, ' ');
    tkd_write_string(xml->out, name);
    tkd_write_string(xml->out, "=\"");
    write_escaped(xml->out, value, true);
    tkd_write_char(xml->out, '"');
}

void tkd_xml_attribute(tkd_xml *xml, const char *name, const char *value)
{
    tkd_xml_attribute_text(xml, name, tkd_text_of(value));
}

void tkd_xml_attribute_count(tkd_xml *xml, const char *name, uint64_t value)
{
    TKD_REQUIRE(xml->is_in_tag);
    tkd_write_format(xml->out, " %s=\"%" PRIu64 "\"", name, value);
}

void tkd_xml_text(tkd_xml *xml, tkd_text text)
{
    end_tag(xml);
    write_escaped(xml->out, text, false);
}

void tkd_xml_close(tkd_xml *xml)
{
    TKD_REQUIRE(xml->depth > 0);
    const char *name = xml->names[--xml->depth];
    if (xml->is_in_tag) {
        tkd_write_string(xml->out, "/>");
        xml->is_in_tag = false;
        return;
    }
    tkd_write_string(xml->out, "</");
    tkd_write_string(xml->out, name);
    tkd_write_char(xml->out, '>');
}

void tkd_xml_empty(tkd_xml *xml, const char *name)
{
    tkd_xml_open(xml, name);
    tkd_xml_close(xml);
}

void tkd_xml_value(tkd_xml *xml, const char *name, const char *value)
{
    tkd_xml_open(xml, name);
    tkd_xml_attribute(xml, "w:val", value);
    tkd_xml_close(xml);
}

void tkd_xml_value_count(tkd_xml *xml, const char *name, uint64_t value)
{
    tkd_xml_open(xml, name);
    tkd_xml_attribute_count(xml, "w:val", value);
    tkd_xml_close(xml);
}

void tkd_xml_element(tkd_xml *xml, const char *name, tkd_text text)
{
    tkd_xml_open(xml, name);
    tkd_xml_text(xml, text);
    tkd_xml_close(xml);
}
