/** Codes of the AnlanErrors that this package throws. */
export type CatalogErrorCode = 'unknown_pack' | 'unknown_clause' | 'invalid_oscal';
