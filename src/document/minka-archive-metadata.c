#include "minka-archive.h"

#define EXTENSION                                                                                            \
  "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "          \
  "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "                                                \
  "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"                                          \
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"                                    \
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"                                    \
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"                    \
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"                                                         \
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"                                      \
  "<pdfaProperty:name>part</pdfaProperty:name>\n"                                                            \
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"                                               \
  "<pdfaProperty:category>internal</pdfaProperty:category>\n"                                                \
  "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\n"      \
  "</rdf:li></rdf:Seq></pdfaSchema:property>\n"                                                              \
  "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"                                                            \
  "</rdf:Description>\n"

static void
append (GString *out, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (*text != '\0')
    g_string_append_printf (out, "%s%s%s\n", before, escaped, after);
}

/**
 * minka_archive_metadata:
 * @facts: what the document says about itself
 * @producer: what drew it
 *
 * Returns: (transfer full): its metadata as XMP, with the claim to be PDF/A-3a and PDF/UA-1
 */
char *
minka_archive_metadata (const MinkaArchiveFacts *facts, const char *producer)
{
  GString *out = g_string_new (
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
      "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
      "<pdfuaid:part>1</pdfuaid:part>\n"
      "<dc:format>application/pdf</dc:format>\n"
      "<dc:language><rdf:Bag><rdf:li>es-PE</rdf:li></rdf:Bag></dc:language>\n");

  append (out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->title,
          "</rdf:li></rdf:Alt></dc:title>");
  append (out, "<dc:creator><rdf:Seq><rdf:li>", facts->author, "</rdf:li></rdf:Seq></dc:creator>");
  append (out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->subject,
          "</rdf:li></rdf:Alt></dc:description>");
  append (out, "<xmp:CreatorTool>", "Minka", "</xmp:CreatorTool>");
  append (out, "<xmp:CreateDate>", facts->created, "</xmp:CreateDate>");
  append (out, "<xmp:ModifyDate>", facts->created, "</xmp:ModifyDate>");
  append (out, "<xmp:MetadataDate>", facts->created, "</xmp:MetadataDate>");
  append (out, "<pdf:Producer>", producer, "</pdf:Producer>");
  g_string_append (out, "</rdf:Description>\n" EXTENSION "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return g_string_free_and_steal (out);
}
