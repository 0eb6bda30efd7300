export { NAMESPACE, OSCAL_VERSION, type OscalCatalog, type OscalDocument } from './document.ts';
export { exportOscal } from './export.ts';
export { importOscal } from './import.ts';
