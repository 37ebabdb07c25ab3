export {
  assessFiles,
  type FileAssessment,
  type FilesRequest,
  METHOD_NAMES,
  methodNamed,
} from './assess-files.ts';
export { type MessageSettings, REPORTED } from './assess-message.ts';
