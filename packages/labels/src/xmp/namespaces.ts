/** Properties are matched by these, never by prefix: anybody may bind another prefix. */
export const TC260_NAMESPACE = 'http://www.tc260.org.cn/ns/AIGC/1.0/';
export const RDF_NAMESPACE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const EXIF_NAMESPACE = 'http://ns.adobe.com/exif/1.0/';

/** Name of the label property in the TC260 namespace. */
export const LABEL_PROPERTY = 'AIGC';
