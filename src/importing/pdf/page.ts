/** A page of a PDF as drawn: its letters and the lines that rule it, each in its place. Heights grow upwards. */

export interface Glyph {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A ruling line, upright or level. */
export interface RuledLine {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Page {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly RuledLine[];
  readonly width: number;
  readonly height: number;
  readonly images: number;
  /** Letters of a layer behind a scanned picture. */
  readonly invisible: number;
  /** Set aslant: a watermark. */
  readonly aslant: string;
}

/** What pdf.js calls the operators that are followed here. */
export type Operators = Readonly<Record<string, number>>;

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

interface State {
  matrix: Matrix;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

interface GlyphOperand {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace?: boolean;
}

const isGlyph = (value: unknown): value is GlyphOperand =>
  typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;

const isMatrix = (value: readonly unknown[]): boolean =>
  value.length >= 6 && value.slice(0, 6).every((one) => typeof one === 'number');

const numbers = (values: readonly unknown[]): readonly number[] =>
  values.map((value) => (typeof value === 'number' ? value : 0));

function matrixOf(values: readonly unknown[]): Matrix {
  // Some operators bring the matrix as one operand
  const [first] = values;
  const list = isMatrix(values) ? values : first !== null && typeof first === 'object' ? Object.values(first) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(list);
  return [a, b, c, d, e, f];
}

export function pdfPageOf(
  list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  ops: Operators,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): Page {
  const names = new Map(Object.entries(ops).map(([name, code]) => [code, name]));
  const glyphs: Glyph[] = [];
  const rules: RuledLine[] = [];
  let images = 0;
  let invisible = 0;
  let aslant = '';
  let state: State = {
    matrix: IDENTITY,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  const saved: State[] = [];
  let text: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;
  const move = (x: number, y: number): void => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };

  const show = (operands: readonly unknown[]): void => {
    for (const operand of operands) {
      if (typeof operand === 'number') {
        text = multiply(text, [1, 0, 0, 1, (-operand / 1000) * state.size * state.scale, 0]);
        continue;
      }
      if (!isGlyph(operand)) continue;
      const at = multiply(state.matrix, multiply(text, [state.size * state.scale, 0, 0, state.size, 0, state.rise]));
      const advance =
        (operand.width / 1000) * state.size + state.charSpacing + (operand.isSpace === true ? state.wordSpacing : 0);
      const size = Math.hypot(at[2], at[3]);
      const width = (operand.width / 1000) * Math.hypot(at[0], at[1]);
      if (state.mode === 3 || state.mode === 7) invisible += 1;
      else if (Math.abs(at[1]) > Math.abs(at[0]) * 0.1) aslant += operand.unicode;
      else glyphs.push({ text: operand.unicode, x: at[4], y: at[5], width, size });
      text = multiply(text, [1, 0, 0, 1, advance * state.scale, 0]);
    }
  };

  for (const [i, fn] of list.fnArray.entries()) {
    const raw = list.argsArray[i];
    const args: readonly unknown[] = Array.isArray(raw) ? raw : [];
    const [a = 0, b = 0] = numbers(args);
    switch (names.get(fn)) {
      case 'save':
        saved.push({ ...state });
        break;
      case 'restore':
        state = saved.pop() ?? state;
        break;
      case 'transform':
        state.matrix = multiply(state.matrix, matrixOf(args));
        break;
      case 'paintFormXObjectBegin': {
        saved.push({ ...state });
        const [matrix] = args;
        if (Array.isArray(matrix)) state.matrix = multiply(state.matrix, matrixOf(matrix));
        break;
      }
      case 'paintFormXObjectEnd':
        state = saved.pop() ?? state;
        break;
      case 'beginText':
        text = IDENTITY;
        line = IDENTITY;
        break;
      case 'setTextMatrix':
        line = matrixOf(args);
        text = line;
        break;
      case 'moveText':
        move(a, b);
        break;
      case 'setLeadingMoveText':
        state.leading = -b;
        move(a, b);
        break;
      case 'nextLine':
        move(0, -state.leading);
        break;
      case 'setLeading':
        state.leading = -a;
        break;
      case 'setFont':
        state.size = b;
        break;
      case 'setCharSpacing':
        state.charSpacing = a;
        break;
      case 'setWordSpacing':
        state.wordSpacing = a;
        break;
      case 'setHScale':
        state.scale = a / 100;
        break;
      case 'setTextRise':
        state.rise = a;
        break;
      case 'setTextRenderingMode':
        state.mode = a;
        break;
      case 'showText':
        show(Array.isArray(args[0]) ? args[0] : []);
        break;
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject':
      case 'paintJpegXObject':
        images += 1;
        break;
      case 'constructPath':
        rules.push(...rulesOf(args, names, state.matrix));
        break;
    }
  }
  const shift = <Placed extends Glyph>(glyph: Placed): Placed => ({ ...glyph, x: glyph.x - left, y: glyph.y - bottom });
  return {
    glyphs: glyphs.map(shift),
    rules: rules.map(({ x0, y0, x1, y1 }) => ({ x0: x0 - left, y0: y0 - bottom, x1: x1 - left, y1: y1 - bottom })),
    width: right - left,
    height: top - bottom,
    images,
    invisible,
    aslant,
  };
}

/** A thin filled box is a line as much as a stroke is. */
const THIN = 3;
const SHORTEST = 3;

function rulesOf(
  [paint, paths]: readonly unknown[],
  names: ReadonlyMap<number, string>,
  matrix: Matrix,
): readonly RuledLine[] {
  const how = typeof paint === 'number' ? (names.get(paint) ?? '') : '';
  const isStroked = /stroke/i.test(how);
  if (!isStroked && !/fill/i.test(how)) return [];
  const [path] = Array.isArray(paths) ? paths : [];
  const data: readonly number[] = path !== null && typeof path === 'object' ? numbers(Object.values(path)) : [];
  const found: RuledLine[] = [];
  let corners: [number, number][] = [];
  const close = (): void => {
    const placed = corners.map(([x, y]): readonly [number, number] => [
      matrix[0] * x + matrix[2] * y + matrix[4],
      matrix[1] * x + matrix[3] * y + matrix[5],
    ]);
    corners = [];
    if (placed.length < 2) return;
    if (isStroked)
      for (const [i, to] of placed.entries()) {
        const from = placed[i - 1];
        if (from !== undefined) found.push(...ruleBetween(from, to));
      }
    else {
      const [xs, ys] = [placed.map(([x]) => x), placed.map(([, y]) => y)];
      const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      if (x1 - x0 <= THIN && y1 - y0 >= SHORTEST) found.push({ x0: (x0 + x1) / 2, x1: (x0 + x1) / 2, y0, y1 });
      else if (y1 - y0 <= THIN && x1 - x0 >= SHORTEST) found.push({ x0, x1, y0: (y0 + y1) / 2, y1: (y0 + y1) / 2 });
    }
  };
  for (let i = 0; i < data.length; ) {
    const [op, x = 0, y = 0] = data.slice(i, i + 3);
    if (op === 0) {
      close();
      corners.push([x, y]);
      i += 3;
    } else if (op === 1) {
      corners.push([x, y]);
      i += 3;
    } else if (op === 4) {
      const [first] = corners;
      if (first !== undefined) corners.push([...first]);
      close();
      i += 1;
    } else {
      // A curve rules nothing
      corners = [];
      i += op === 2 ? 7 : 5;
    }
  }
  close();
  return found;
}

function ruleBetween(from: readonly [number, number], to: readonly [number, number]): readonly RuledLine[] {
  const [x0, x1] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [y0, y1] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const isLevel = y1 - y0 <= 1 && x1 - x0 >= SHORTEST;
  const isUpright = x1 - x0 <= 1 && y1 - y0 >= SHORTEST;
  return isLevel || isUpright ? [{ x0, y0, x1, y1 }] : [];
}
