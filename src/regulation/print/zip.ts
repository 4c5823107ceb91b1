import { type Zippable, zipSync } from 'fflate';

/** The first moment that archives can tell, in local time as they are: when a file was made would give the same content other bytes. */
export const ZIP_EPOCH = new Date(1980, 0, 1);

/** Files as an archive: the same files in the same order are the same bytes. */
export const zipped = (files: Zippable): Uint8Array => zipSync(files, { level: 9, mtime: ZIP_EPOCH });
