export { fileSource } from './file-source.ts';
export { nodeInflate, nodePorts } from './inflate.ts';
export {
  type FileReadOptions,
  type FileWriteOptions,
  type LabelledFile,
  labelFile,
  readLabelFile,
} from './label-file.ts';
