import { UserError } from '@clearway/astro';

const OTHER_ARCHIVES: readonly { readonly kind: string; readonly magic: readonly number[] }[] = [
  { kind: 'ZIP', magic: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { kind: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { kind: 'Zstandard', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: '7-Zip', magic: [0x37, 0x7a, 0xbc, 0xaf] },
];

/** @throws UserError where the first bytes are those of an archive other than gzip. */
export function refuseOtherArchives(name: string, head: Uint8Array): void {
  const archive = OTHER_ARCHIVES.find(({ magic }) => magic.every((byte, at) => head[at] === byte));
  if (!archive) return;
  throw new UserError(
    'format-unknown',
    `${name}: a ${archive.kind} archive, which is not read`,
    'unpack it first, or compress it with gzip',
  );
}

const DAMAGED_HINT = 'download it again, or check it with gzip -t';

/** What went wrong with a file as a {@link UserError}; anything that is no fault of the file as it is. */
export function fileFault(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const cause = { cause: error };
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return new UserError('file-not-found', `${name}: no such file`, 'check the path', cause);
    case 'EISDIR':
      return new UserError('file-unreadable', `${name}: a folder, not a file`, 'name the files in it', cause);
    case 'EACCES':
    case 'EPERM':
      return new UserError(
        'file-unreadable',
        `${name}: reading is not permitted`,
        "check the file's permissions",
        cause,
      );
    case 'Z_BUF_ERROR':
      return new UserError('format-malformed', `${name}: the gzip file is cut off`, DAMAGED_HINT, cause);
    case 'Z_DATA_ERROR':
    case 'Z_NEED_DICT':
    case 'Z_STREAM_ERROR':
      return new UserError(
        'format-malformed',
        `${name}: the gzip file is damaged (${error.message})`,
        DAMAGED_HINT,
        cause,
      );
    case undefined:
      return error;
    default:
      if (!('syscall' in error)) return error;
      return new UserError(
        'file-unreadable',
        `${name}: cannot be read (${(error as NodeJS.ErrnoException).code})`,
        'check the file',
        cause,
      );
  }
}
