/** What pages of official text do with scripts on, besides what every page does. */
import { watchPreviews } from './preview/watch.ts';
import { selectTextOrNote } from './selecting.ts';
import { followRanges } from './show-range.ts';

watchPreviews();
followRanges();
selectTextOrNote();
