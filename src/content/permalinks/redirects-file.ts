import { z } from 'zod';
import { dateField, textField } from '../../regulation/fields.ts';
import { readContentText } from '../read-file.ts';
import type { Reading } from '../reading.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { isAddress } from './permalinks-file.ts';

export const REDIRECTS_FILE = 'redirects.yaml';

/** A path below the site's base; a slash before it is a habit and does no harm. */
const addressField = textField
  .transform((address) => address.replace(/^\/+/, ''))
  .refine((address) => isAddress(address.replace(/\/\*$/, '/')), {
    error: '应为本站的路径，例如 zhiliang-tisheng-2017/art-12/ 或 zhiliang-tisheng-2017/art-12/#art_12__para_2',
  });

const redirectSchema = z
  .strictObject({
    from: addressField.describe('曾经发布的地址，见 permalinks/；以 /* 结尾时指其下所有不复存在的地址'),
    to: addressField.optional().describe('现在的地址；省略时那里成为说明页。from 以 /* 结尾时也以 /* 结尾'),
    was: textField.optional().describe('地址仍在、内容换了时：那里原来的标题或开头，照抄 permalinks/ 里的登记'),
    why: textField.describe('缘由，会显示给读者'),
    since: dateField.describe('何时起'),
  })
  .refine(({ from, to }) => to === undefined || from.endsWith('/*') === to.endsWith('/*'), {
    path: ['to'],
    error: '与 from 应同时以 /* 结尾，或都不以 /* 结尾',
  });

/** `redirects.yaml`: what became of addresses that no longer lead where they did. */
export const redirectsSchema = z.array(redirectSchema).describe('不再有效的地址的去向（redirects.yaml）');

export interface Redirect {
  readonly from: string;
  /** Null for a tombstone: the page says what became of it. */
  readonly to: string | null;
  /** What stood there, for an address that is still live with other content. */
  readonly was: string | null;
  readonly why: string;
  /** `YYYY-MM-DD` */
  readonly since: string;
  readonly origin: { readonly file: string; readonly line: number; readonly column: number };
}

/** A library without the file has lost nothing. */
export async function loadRedirects(content: string): Promise<Reading<readonly Redirect[]>> {
  const reading = await readContentText(content, REDIRECTS_FILE);
  if (!reading.ok) return { value: [], diagnostics: reading.missing ? [] : reading.diagnostics };
  return readRedirects(reading.text);
}

export function readRedirects(text: string): Reading<readonly Redirect[]> {
  const yaml = readYaml({ file: REDIRECTS_FILE, text, firstLine: 1 }, redirectsSchema, []);
  if (!yaml.ok) return { value: [], diagnostics: yaml.diagnostics };
  const value = yaml.value.map(({ to = null, was = null, ...rest }, index) => ({
    ...rest,
    to,
    was,
    origin: { file: REDIRECTS_FILE, ...yaml.at([index, 'from']) },
  }));
  return { value, diagnostics: [] };
}
