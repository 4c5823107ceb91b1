/** The name of a trial that cannot be run here says why; the closing lines of `npm run trials` repeat it. */
export const trialName = (name: string, missing: string | null): string =>
  missing === null ? name : `${name}（跳过：${missing}）`;
