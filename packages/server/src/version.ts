/** One version for all packages; a test holds it against the manifests. */
export const VERSION = '0.1.0';
