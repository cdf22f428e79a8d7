// SPDX-License-Identifier: EUPL-1.2
// The style of a page: calm, one column of text, wide things as wide as the window; light and dark, and
// on paper A4, where wide things lie across. Every pair of colours has a contrast of 4.5 and more.
#include "html.h"

static const char *const screen_rules[] = {
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1b2430;--soft:#525d6b;--line:#d8dee6;",
    "--tint:#f3f6f9;--link:#0b4f8a;--bar:#86b3dc;--mark:#b45f06}\n",
    "@media screen and (prefers-color-scheme:dark){:root{--paper:#12161b;--ink:#e8ecf1;",
    "--soft:#aab4c0;--line:#333c47;--tint:#1b2129;--link:#93c5fd;--bar:#3f74a8;--mark:#f0a952}}\n",
    "*{box-sizing:border-box}\n",
    "html{scroll-padding-top:1.5rem;text-size-adjust:100%}\n",
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 Inter,'Noto Sans',",
    "'Segoe UI',system-ui,'DejaVu Sans',Arial,sans-serif;overflow-wrap:break-word}\n",
    ".page{max-width:100rem;margin:0 auto;padding:2.5rem 1.25rem 2rem}\n",
    "header{margin-bottom:2.5rem}\n",
    "h1,h2,h3,h4,h5,h6{line-height:1.25;letter-spacing:-.012em;text-wrap:balance;margin:0}\n",
    "h1{font-size:clamp(1.8rem,1.2rem + 2.2vw,2.75rem);line-height:1.12;letter-spacing:-.022em;",
    "max-width:60rem}\n",
    ".subtitle{font-size:1.2rem;line-height:1.45;color:var(--soft);margin:.75rem 0 0;",
    "max-width:44rem}\n",
    ".byline{font-size:.9rem;color:var(--soft);margin:1rem 0 0}\n",
    "h2{font-size:1.65rem;margin:4rem 0 1.25rem;padding-top:1.5rem;",
    "border-top:1px solid var(--line)}\n",
    "h3{font-size:1.25rem;margin:2.75rem 0 .75rem}\n",
    "h4,h5,h6{font-size:1.05rem;margin:2rem 0 .5rem}\n",
    "main>h2:first-child,.wide:first-child>h2:first-child{margin-top:0;border:0;",
    "padding-top:0}\n",
    "h2,h3,h4,h5,h6,p,ul,ol,.note{max-width:44rem}\n",
    "p,ul,ol{margin:0 0 1rem}\n",
    "ul,ol{padding-left:1.4rem}\n",
    "li{margin:.35rem 0;padding-left:.2rem}\n",
    "li::marker{color:var(--soft);font-variant-numeric:tabular-nums}\n",
    "a{color:var(--link);text-decoration-thickness:.07em;text-underline-offset:.18em}\n",
    "a:hover{text-decoration-thickness:.14em}\n",
    ":focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}\n",
    ".skip{position:absolute;top:-8rem;left:1rem;z-index:2;padding:.6rem 1rem;",
    "background:var(--paper);border:2px solid var(--link);border-radius:.3rem}\n",
    ".skip:focus{top:1rem}\n",
    ".note{margin:1.5rem 0;padding:.9rem 1.1rem;background:var(--tint);",
    "border-left:4px solid var(--mark);border-radius:0 .3rem .3rem 0}\n",
    ".note p:last-child{margin:0}\n",
    ".scroll{overflow:auto;max-width:100%}\n",
    NULL};

static const char *const navigation_rules[] = {
    "nav{margin-bottom:3rem;font-size:.92rem;line-height:1.4}\n",
    "nav h2{font-size:1rem;letter-spacing:0;margin:0 0 .6rem;padding:0;border:0}\n",
    "nav ol{list-style:none;margin:0;padding:0}\n",
    "nav li{margin:0;padding:0}\n",
    "nav ol ol{padding-left:.9rem;font-size:.94em}\n",
    "nav a{display:block;padding:.28rem 0;color:var(--soft);text-decoration:none}\n",
    "nav>ol>li>a{color:var(--ink)}\n",
    "nav a:hover{color:var(--link);text-decoration:underline}\n",
    "@media (min-width:75rem){\n",
    ".page{display:grid;grid-template-columns:16rem minmax(0,1fr);column-gap:4rem}\n",
    "header,footer{grid-column:1/-1}\n",
    "nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;margin:0;",
    "padding:.3rem .6rem 2rem .3rem}\n",
    "}\n",
    "footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.82rem;",
    "color:var(--soft);overflow-wrap:anywhere}\n",
    NULL};

static const char *const table_rules[] = {
    ".table{margin:2rem 0 2.5rem}\n",
    "table{border-spacing:0;min-width:min(44rem,100%);font-size:.9375rem;line-height:1.3125rem;",
    "font-variant-numeric:tabular-nums lining-nums}\n",
    "caption{text-align:left;font-size:1rem;font-weight:600;padding:0 0 .75rem}\n",
    "th,td{text-align:left;vertical-align:top;padding:.5rem 1.125rem .5rem 0;font-weight:400;",
    "border-bottom:1px solid var(--line)}\n",
    "th:last-child,td:last-child{padding-right:.2rem}\n",
    "thead th{vertical-align:bottom;font-weight:600;font-size:.875rem;line-height:1.125rem;",
    "color:var(--soft);border-bottom:2px solid var(--soft)}\n",
    "tbody th{font-weight:550}\n",
    "tbody tr:hover{background:var(--tint)}\n",
    ".number{text-align:right;min-width:5.5rem}\n",
    "td.number,.date{white-space:nowrap}\n",
    "@media screen{col{width:auto!important}}\n",
    ".words{min-width:10rem}\n",
    ".prose{min-width:18rem}\n",
    ".dense .words{min-width:7.5rem}\n",
    ".dense .prose{min-width:12rem}\n",
    ".long{overflow-wrap:anywhere}\n",
    "@media screen and (min-width:60rem){",
    ".stays{position:sticky;left:0;background:var(--paper)}",
    "tbody tr:hover .stays{background:var(--tint)}}\n",
    ".interval{display:block;font-size:.8125rem;line-height:1.125rem;color:var(--soft)}\n",
    "td[style]{background:linear-gradient(var(--bar),var(--bar)) 0 100%/0 3px no-repeat}\n",
    NULL};

static const char *const picture_rules[] = {
    "figure{margin:2rem 0 2.5rem}\n",
    "figure .scroll{background:#fff;border:1px solid var(--line);border-radius:.4rem}\n",
    "figure svg,figure img{display:block;max-width:100%;height:auto;margin:0 auto}\n",
    ".size{display:flex;gap:.5rem;align-items:center;margin:0 0 .6rem;font-size:.9rem}\n",
    ".size input{width:1.15rem;height:1.15rem;margin:0;accent-color:var(--link)}\n",
    ".size:has(:checked)+.scroll>svg,.size:has(:checked)+.scroll>img{max-width:none}\n",
    "figcaption{margin-top:.7rem;font-size:.92rem;line-height:1.45;color:var(--soft);",
    "max-width:44rem}\n",
    ".break,.told{display:none}\n",
    NULL};

// On paper colours are light whatever the screen has. What WeasyPrint cannot take from a variable is
// said in full.
static const char *const print_rules[] = {
    "@page wide{size:A4 landscape;margin:15mm 15mm 17mm}\n",
    "@page vast{size:A3 landscape;margin:15mm 15mm 17mm}\n",
    "@media print{\n",
    "body{font-size:10pt;line-height:1.45;background:#fff;color:#1b2430}\n",
    ".page{display:block;max-width:none;padding:0}\n",
    ".skip,.size,footer{display:none}\n",
    "a{color:inherit}\n",
    "h1{font-size:26pt}\n",
    "h2{font-size:17pt;margin:22pt 0 9pt;padding:0;border:0}\n",
    "h3{font-size:12.5pt;margin:16pt 0 5pt}\n",
    "h4,h5,h6{font-size:10.5pt;margin:12pt 0 4pt}\n",
    "h1,h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid}\n",
    "h2,h3,h4,h5,h6,p,ul,ol,.note,.subtitle,figcaption{max-width:none}\n",
    "p,ul,ol{margin-bottom:7pt;orphans:3;widows:3}\n",
    "header{margin:18mm 0 14mm}\n",
    "nav{position:static;max-height:none;overflow:visible;margin:0;padding:0;font-size:9.5pt;",
    "break-after:page}\n",
    "nav h2{font-size:12.5pt;margin:0 0 5pt}\n",
    "nav a{padding:1.6pt 0;color:#1b2430}\n",
    "nav a::after{content:leader('.') target-counter(attr(href),page)}\n",
    ".wide,.vast{break-before:page;break-after:page}\n",
    ".wide{page:wide}\n",
    ".vast{page:vast}\n",
    ".break{display:block;break-after:page}\n",
    ".scroll{overflow:visible}\n",
    ".note{background:#f3f6f9;border-left:3pt solid #b45f06;border-radius:0;break-inside:avoid}\n",
    ".table{margin:12pt 0 16pt}\n",
    "table{table-layout:fixed;min-width:0;width:100%;font-size:8.5pt;line-height:1.35}\n",
    ".wide table{font-size:7.8pt}\n",
    "caption{font-size:9.5pt;padding-bottom:4pt;break-after:avoid}\n",
    "thead{display:table-header-group}\n",
    "tr{break-inside:avoid}\n",
    "th,td{padding:3pt 6pt 3pt 0}\n",
    "thead th,.interval{font-size:.9em;line-height:1.3}\n",
    ".number,.words,.prose,.dense .words,.dense .prose{min-width:0}\n",
    "th,.words,.prose{hyphens:auto;overflow-wrap:anywhere}\n",
    "th,td{border-bottom:.5pt solid #c9d1da}\n",
    "thead th{border-bottom:1pt solid #525d6b}\n",
    "td[style]{background-image:linear-gradient(#86b3dc,#86b3dc);background-repeat:no-repeat;",
    "background-position:0 100%;padding-bottom:5pt}\n",
    "figure{margin:10pt 0 14pt;break-inside:avoid}\n",
    "figure .scroll{border:0;border-radius:0}\n",
    "figure svg,figure img{margin:0 auto;max-height:215mm;width:auto}\n",
    ".wide figure svg,.wide figure img{max-height:148mm}\n",
    ".wide p+figure svg,.wide p+figure img,.wide ul+figure svg,.wide ul+figure img{",
    "max-height:122mm}\n",
    ".told{display:block;font-size:9pt;color:#525d6b;margin:3pt 0 0}\n",
    "figcaption{font-size:9pt;margin-top:4pt;break-before:avoid}\n",
    "}\n",
    NULL};

static void write_rules(tkd_writer *out, const char *const *rules)
{
    for (size_t i = 0; rules[i] != NULL; i++) {
        tkd_write_string(out, rules[i]);
    }
}

// A string of CSS within an element of a page: all but letters, digits and blanks by their numbers.
static void write_css_string(tkd_writer *out, tkd_text text)
{
    tkd_write_char(out, '"');
    for (size_t at = 0; at < text.size;) {
        const size_t from = at;
        const uint32_t letter = tkd_text_next(text, &at);
        const bool is_plain = (letter >= '0' && letter <= '9') || letter == ' ' ||
                              (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (is_plain) {
            tkd_write(out, tkd_text_part(text, from, at - from));
        } else if (letter >= ' ') {
            tkd_write_format(out, "\\%lx ", (unsigned long)letter);
        }
    }
    tkd_write_char(out, '"');
}

// The sheet, with the paper's own line and the number of the page at its foot.
static void write_sheet(const tkd_html *page)
{
    tkd_write_string(page->out, "@page{size:A4 portrait;margin:20mm 18mm 22mm;\n"
                                "@bottom-left{content:");
    write_css_string(page->out, page->paper->footer);
    tkd_write_string(page->out,
                     ";width:84%;font:7.5pt/1.3 Inter,'Noto Sans',sans-serif;color:#525d6b}\n"
                     "@bottom-right{content:counter(page) ' / ' counter(pages);width:16%;"
                     "font:7.5pt/1.3 Inter,'Noto Sans',sans-serif;color:#525d6b}}\n");
}

void tkd_html_write_style(const tkd_html *page)
{
    tkd_write_string(page->out, "<style>\n");
    write_rules(page->out, screen_rules);
    write_rules(page->out, navigation_rules);
    write_rules(page->out, table_rules);
    write_rules(page->out, picture_rules);
    write_sheet(page);
    write_rules(page->out, print_rules);
    tkd_write_string(page->out, "</style>\n");
}
