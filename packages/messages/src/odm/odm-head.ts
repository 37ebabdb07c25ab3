import { blockOf, type NdmBlock, type NdmMessage, textOf } from '../ndm/message-block.ts';
import { type OdmCovariance, odmCovariance } from './odm-covariance.ts';
import { type SpacecraftParameters, spacecraftOf } from './spacecraft-parameters.ts';

/** What an OPM and an OMM say alike: of whom, by whom, in which frame and time, of which spacecraft, how certain. */
export interface OdmHead {
  /** All of the message as it was written, for writing it again. */
  readonly message: NdmMessage;
  /** Empty where an OMM leaves it empty, as CelesTrak does. */
  readonly originator: string;
  readonly objectName: string;
  /** Empty where an OMM leaves it empty, as those of objects without designator do. */
  readonly objectId: string;
  readonly centerName: string;
  readonly referenceFrame: string;
  readonly timeSystem: string;
  readonly spacecraft: SpacecraftParameters | null;
  readonly covariance: OdmCovariance | null;
}

/** The head of a message of one segment, with the blocks that the rest is read from. */
export function odmHead(message: NdmMessage): {
  readonly head: OdmHead;
  readonly metadata: NdmBlock;
  readonly data: NdmBlock;
} {
  const segment = blockOf(blockOf(message.root, 'body')!, 'segment')!;
  const metadata = blockOf(segment, 'metadata')!;
  const data = blockOf(segment, 'data')!;
  const covariance = blockOf(data, 'covarianceMatrix');
  const referenceFrame = textOf(metadata, 'REF_FRAME')!;
  const head: OdmHead = {
    message,
    originator: textOf(blockOf(message.root, 'header')!, 'ORIGINATOR')!,
    objectName: textOf(metadata, 'OBJECT_NAME')!,
    objectId: textOf(metadata, 'OBJECT_ID') ?? '',
    centerName: textOf(metadata, 'CENTER_NAME')!,
    referenceFrame,
    timeSystem: textOf(metadata, 'TIME_SYSTEM')!,
    spacecraft: spacecraftOf(blockOf(data, 'spacecraftParameters')),
    covariance: covariance === undefined ? null : odmCovariance(covariance, referenceFrame),
  };
  return { head, metadata, data };
}
