// SPDX-License-Identifier: EUPL-1.2
// XML that is well-formed whatever is put into it.
#include "paper/xml.h"

#include "tkd_test.h"

TKD_CASE(paper, xml, texts_and_attributes_are_escaped)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_xml xml;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_xml_init(&xml, &out);
    tkd_xml_open(&xml, "a");
    tkd_xml_attribute(&xml, "b", "<\"\n'&");
    tkd_xml_attribute_count(&xml, "n", 17);
    tkd_xml_text(&xml, TKD_TEXT("1 < 2 & \"õ\" ]]>\r"));
    tkd_xml_empty(&xml, "c");
    tkd_xml_value(&xml, "w:d", "e");
    tkd_xml_element(&xml, "f", TKD_TEXT("g"));
    tkd_xml_close(&xml);
    CHECK_VIEW(tkd_writer_text(&out),
               "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
               "<a b=\"&lt;&quot;&#10;'&amp;\" n=\"17\">1 &lt; 2 &amp; \"õ\" ]]&gt;&#13;<c/>"
               "<w:d w:val=\"e\"/><f>g</f></a>");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, xml, characters_that_it_does_not_know_are_left_out)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_xml xml = {.out = &out};
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_xml_text(&xml, TKD_TEXT("a\x01\x0B\x1F"
                                "b\t\n\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\x92\xA3"));
    CHECK_VIEW(tkd_writer_text(&out), "ab\t\n\xF0\x9F\x92\xA3");
    CHECK(!tkd_xml_is_legal(0) && !tkd_xml_is_legal(0xD800) && tkd_xml_is_legal(0x10FFFF));
    tkd_arena_clear(&arena);
}
