// SPDX-License-Identifier: EUPL-1.2
// Writing XML: elements are opened and closed, so that each part of an office document is well-formed
// whatever stands in its texts. Characters that XML 1.0 does not know are left out.
//
// Names are literals of the caller, kept by pointer until their element is closed.
#ifndef TEEKOND_PAPER_XML_H
#define TEEKOND_PAPER_XML_H

#include "teekond/writer.h"

enum { TKD_XML_DEPTH = 32 };

/** Caller's storage. */
typedef struct tkd_xml {
    tkd_writer *out; /**< Borrowed. */
    const char *names[TKD_XML_DEPTH];
    size_t depth;
    bool is_in_tag; /**< Attributes may follow. */
} tkd_xml;

/** Begin a document with its declaration. */
void tkd_xml_init(tkd_xml *xml, tkd_writer *out);
void tkd_xml_open(tkd_xml *xml, const char *name);
/** Only right after tkd_xml_open or another attribute. */
void tkd_xml_attribute(tkd_xml *xml, const char *name, const char *value);
void tkd_xml_attribute_text(tkd_xml *xml, const char *name, tkd_text value);
void tkd_xml_attribute_count(tkd_xml *xml, const char *name, uint64_t value);
void tkd_xml_text(tkd_xml *xml, tkd_text text);
/** Close the innermost element. */
void tkd_xml_close(tkd_xml *xml);
/** `<name/>` */
void tkd_xml_empty(tkd_xml *xml, const char *name);
/** `<name w:val="value"/>`, as WordprocessingML says most things. */
void tkd_xml_value(tkd_xml *xml, const char *name, const char *value);
void tkd_xml_value_count(tkd_xml *xml, const char *name, uint64_t value);
/** `<name>text</name>` */
void tkd_xml_element(tkd_xml *xml, const char *name, tkd_text text);

/** Does XML 1.0 know the character (section 2.2)? */
bool tkd_xml_is_legal(uint32_t character);

#endif
