/** The size of every page of a PDF that Chromium has made, in points. Chromium writes its page objects uncompressed. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = pdf.toString('latin1').match(/\/Type \/Page\b.*?endobj/gs) ?? [];
  return objects.map((object) => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(object) ?? [];
    return `${Math.round(Number(width))} × ${Math.round(Number(height))}`;
  });
}
