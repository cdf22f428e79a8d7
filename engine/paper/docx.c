// SPDX-License-Identifier: EUPL-1.2
// A paper as a text document: the parts, what points to what, and the package around them.
#include "docx.h"

static const char *const namespaces[][2] = {
    {"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
};

#define OFFICE "application/vnd.openxmlformats-officedocument.wordprocessingml."

// The kinds of parts: by the ending of their names, or each by its name.
static const char *const types_by_ending[][2] = {
    {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
    {"xml", "application/xml"},
    {"png", "image/png"},
    {"svg", "image/svg+xml"},
};
static const char *const types_by_name[][2] = {
    {"/word/document.xml", OFFICE "document.main+xml"},
    {"/word/styles.xml", OFFICE "styles+xml"},
    {"/word/numbering.xml", OFFICE "numbering+xml"},
    {"/word/fontTable.xml", OFFICE "fontTable+xml"},
    {"/word/settings.xml", OFFICE "settings+xml"},
    {"/word/footer1.xml", OFFICE "footer+xml"},
    {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
    {"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
};

#define PACKAGE_RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define DOCUMENT_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE_RELATION PACKAGE_RELATIONS "/"

void tkd_docx_fail(tkd_docx *docx, tkd_status status)
{
    docx->status = docx->status == TKD_OK ? status : docx->status;
}

const char *tkd_docx_word(const tkd_docx *docx, const char *et, const char *en)
{
    return tkd_office_word(docx->paper->language, et, en);
}

uint32_t tkd_docx_relate(tkd_docx *docx, tkd_docx_relation relation)
{
    const tkd_docx_relation *known = docx->relations.items;
    for (uint32_t i = 0; i < docx->relations.count; i++) {
        if (strcmp(known[i].type, relation.type) == 0 &&
            tkd_text_equal(known[i].target, relation.target)) {
            return i + 1;
        }
    }
    tkd_docx_relation *added = tkd_list_add(&docx->relations);
    if (added == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
        return 0;
    }
    *added = relation;
    return (uint32_t)docx->relations.count;
}

void tkd_docx_add_part(tkd_docx *docx, tkd_text name, tkd_text bytes)
{
    tkd_part *part = tkd_list_add(&docx->parts);
    if (part == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
        return;
    }
    *part = (tkd_part){name, bytes};
}

// Ids are told apart by who made the paper; of two alike the first is the one that links lead to.
static tkd_status index_blocks(tkd_docx *docx)
{
    const tkd_paper *paper = docx->paper;
    tkd_index_init(&docx->ids, docx->arena);
    for (size_t i = 0; i < paper->block_count; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        const bool is_shown =
            !block->is_data && (block->kind != TKD_BLOCK_TABLE || block->table->columns.count > 0);
        if (block->id.size > 0 && is_shown &&
            tkd_index_put(&docx->ids, block->id, (uint32_t)i, NULL) == TKD_ERR_MEMORY) {
            return TKD_ERR_MEMORY;
        }
    }
    return TKD_OK;
}

static void add_document(tkd_docx *docx, tkd_writer *out)
{
    static const tkd_docx_relation fixed[] = {
        {"footer", TKD_TEXT_INIT("footer1.xml"), false},
        {"styles", TKD_TEXT_INIT("styles.xml"), false},
        {"numbering", TKD_TEXT_INIT("numbering.xml"), false},
        {"fontTable", TKD_TEXT_INIT("fontTable.xml"), false},
        {"settings", TKD_TEXT_INIT("settings.xml"), false},
    };
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
        (void)tkd_docx_relate(docx, fixed[i]);
    }
    tkd_xml_init(&docx->xml, out);
    tkd_xml_open(&docx->xml, "w:document");
    for (size_t i = 0; i < sizeof(namespaces) / sizeof(namespaces[0]); i++) {
        tkd_xml_attribute(&docx->xml, namespaces[i][0], namespaces[i][1]);
    }
    tkd_docx_write_body(docx);
    if (docx->status == TKD_OK) {
        tkd_xml_close(&docx->xml);
    }
    tkd_docx_fail(docx, out->status);
    tkd_docx_add_part(docx, TKD_TEXT("word/document.xml"), tkd_writer_text(out));
}

static void write_relation(tkd_xml *xml, size_t number, const char *base,
                           const tkd_docx_relation *relation)
{
    char id[16];
    char type[128];
    (void)snprintf(id, sizeof(id), "rId%u", (unsigned)number);
    (void)snprintf(type, sizeof(type), "%s%s", base, relation->type);
    tkd_xml_open(xml, "Relationship");
    tkd_xml_attribute(xml, "Id", id);
    tkd_xml_attribute(xml, "Type", type);
    tkd_xml_attribute_text(xml, "Target", relation->target);
    if (relation->is_outside) {
        tkd_xml_attribute(xml, "TargetMode", "External");
    }
    tkd_xml_close(xml);
}

static void add_document_relations(tkd_docx *docx, tkd_writer *out)
{
    tkd_xml xml;
    const tkd_docx_relation *relations = docx->relations.items;
    tkd_xml_init(&xml, out);
    tkd_xml_open(&xml, "Relationships");
    tkd_xml_attribute(&xml, "xmlns", PACKAGE_RELATIONS);
    for (size_t i = 0; i < docx->relations.count; i++) {
        write_relation(&xml, i + 1, DOCUMENT_RELATION, &relations[i]);
    }
    tkd_xml_close(&xml);
    tkd_docx_fail(docx, out->status);
    tkd_docx_add_part(docx, TKD_TEXT("word/_rels/document.xml.rels"), tkd_writer_text(out));
}

static void add_package_relations(tkd_docx *docx, tkd_writer *out)
{
    static const tkd_docx_relation document = {"officeDocument", TKD_TEXT_INIT("word/document.xml"),
                                               false};
    static const tkd_docx_relation core = {"metadata/core-properties",
                                           TKD_TEXT_INIT("docProps/core.xml"), false};
    static const tkd_docx_relation program = {"extended-properties",
                                              TKD_TEXT_INIT("docProps/app.xml"), false};
    tkd_xml xml;
    tkd_xml_init(&xml, out);
    tkd_xml_open(&xml, "Relationships");
    tkd_xml_attribute(&xml, "xmlns", PACKAGE_RELATIONS);
    write_relation(&xml, 1, DOCUMENT_RELATION, &document);
    write_relation(&xml, 2, PACKAGE_RELATION, &core);
    write_relation(&xml, 3, DOCUMENT_RELATION, &program);
    tkd_xml_close(&xml);
    tkd_docx_fail(docx, out->status);
    tkd_docx_add_part(docx, TKD_TEXT("_rels/.rels"), tkd_writer_text(out));
}

static void write_types(tkd_xml *xml, const char *element, const char *key,
                        const char *const (*types)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tkd_xml_open(xml, element);
        tkd_xml_attribute(xml, key, types[i][0]);
        tkd_xml_attribute(xml, "ContentType", types[i][1]);
        tkd_xml_close(xml);
    }
}

static void add_types(tkd_docx *docx, tkd_writer *out)
{
    tkd_xml xml;
    tkd_xml_init(&xml, out);
    tkd_xml_open(&xml, "Types");
    tkd_xml_attribute(&xml, "xmlns",
                      "http://schemas.openxmlformats.org/package/2006/content-types");
    write_types(&xml, "Default", "Extension", types_by_ending,
                sizeof(types_by_ending) / sizeof(types_by_ending[0]));
    write_types(&xml, "Override", "PartName", types_by_name,
                sizeof(types_by_name) / sizeof(types_by_name[0]));
    tkd_xml_close(&xml);
    tkd_docx_fail(docx, out->status);
    tkd_part *parts = docx->parts.items;
    parts[0].bytes = tkd_writer_text(out);
}

tkd_status tkd_paper_write_docx(const tkd_paper *paper, tkd_arena *arena, tkd_writer *out,
                                tkd_error *err)
{
    enum { PART_COUNT = 4 };
    TKD_TRY(tkd_paper_check(paper, arena, err));
    tkd_docx docx = {.paper = paper, .arena = arena};
    tkd_writer parts[PART_COUNT];
    for (size_t i = 0; i < PART_COUNT; i++) {
        tkd_writer_init_memory(&parts[i], arena, 0);
    }
    tkd_list_init(&docx.parts, arena, sizeof(tkd_part));
    tkd_list_init(&docx.relations, arena, sizeof(tkd_docx_relation));
    tkd_docx_fail(&docx, index_blocks(&docx));

    // The list of kinds comes first in the file: who looks at its beginning sees what it is.
    tkd_docx_add_part(&docx, TKD_TEXT("[Content_Types].xml"), (tkd_text){0});
    if (docx.status == TKD_OK) {
        add_types(&docx, &parts[0]);
        add_package_relations(&docx, &parts[1]);
        add_document(&docx, &parts[2]);
        add_document_relations(&docx, &parts[3]);
        tkd_docx_add_fixed_parts(&docx);
    }
    if (docx.status != TKD_OK) {
        return TKD_FAIL(err, docx.status, TKD_NOWHERE,
                        "DOCX-dokumenti ei saa koostada (the document cannot be made): %s",
                        tkd_status_name(docx.status));
    }
    return tkd_package_write(docx.parts.items, docx.parts.count, arena, out, err);
}
