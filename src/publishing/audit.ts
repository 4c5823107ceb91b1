/**
 * What `npm audit --json` says, for a publication: the advisory service may be down, and a defect in a tool is not one in the site.
 * What reaches readers are the `dependencies` of package.json; `devDependencies` are tools.
 */
import { z } from 'zod';

/** What an entry leaves out is unknown, and no reason to overlook the others. */
const findingSchema = z
  .object({
    severity: z.string().nullish(),
    /** Where it is installed: `node_modules/a/node_modules/b`. */
    nodes: z.array(z.string()).nullish(),
  })
  .catch({});

const auditSchema = z.object({ vulnerabilities: z.record(z.string(), findingSchema) });

const failureSchema = z
  .union([
    z.object({ message: z.string().min(1) }).transform(({ message }) => message),
    z.object({ error: z.object({ summary: z.string().min(1) }) }).transform(({ error }) => error.summary),
  ])
  .catch('回答读不懂');

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

export interface AuditLine {
  /** An error stops the publication. */
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
}

const STOPPING: ReadonlySet<string> = new Set(['high', 'critical']);

/** `lock` is package-lock.json, which says of each package whether only tools need it. */
export function readAudit(output: string, lock: string): readonly AuditLine[] {
  const answer = parseJson(output);
  const audit = auditSchema.safeParse(answer);
  if (!audit.success) {
    return [{ severity: 'warning', message: `查不到安全公告，照常继续：${failureSchema.parse(answer)}` }];
  }
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const reaches = (node: string): boolean => packages[node]?.dev !== true;
  const findings = Object.entries(audit.data.vulnerabilities).map(([name, { severity, nodes }]) => ({
    name,
    severity: severity ?? '未注明',
    // Where nobody says where it is, it may be anywhere
    reachesReaders: !nodes?.length || nodes.some(reaches),
  }));
  if (findings.length === 0) return [{ severity: 'notice', message: '依赖没有已知的漏洞。' }];
  const { error = [], warning = [] } = Object.groupBy(findings, ({ severity, reachesReaders }) =>
    STOPPING.has(severity) && reachesReaders ? 'error' : 'warning',
  );
  const told = (list: typeof findings) => list.map(({ name, severity }) => `${name}（${severity}）`).join('、');
  const lines: readonly AuditLine[] = [
    {
      severity: 'error',
      message: `到读者那里去的依赖有高危漏洞：${told(error)}。怎样改：npm audit fix，再跑 npm test。`,
    },
    { severity: 'warning', message: `有漏洞，但不妨碍发布：${told(warning)}。` },
  ];
  return lines.filter(({ severity }) => (severity === 'error' ? error : warning).length > 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
