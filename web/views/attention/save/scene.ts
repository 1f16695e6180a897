/** A picture as a list of shapes, in the order in which they are drawn: a canvas and an SVG both draw from it. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Family = 'sans' | 'serif' | 'mono';

export interface Text {
  kind: 'text';
  text: string;
  x: number;
  /** The middle of its height. */
  y: number;
  size: number;
  weight: 400 | 600;
  family: Family;
  fill: string;
  anchor: 'start' | 'middle' | 'end';
  /** Written upwards. */
  turned?: boolean;
}

export type Shape =
  | Text
  | ({ kind: 'cell'; fill: string; name: string } & Box)
  | ({ kind: 'ramp'; colors: readonly string[] } & Box)
  | { kind: 'stroke'; path: string; color: string; width: number; name: string };

export interface Scene {
  width: number;
  height: number;
  title: string;
  paper: string;
  shapes: Shape[];
}

/** What the page lends to a picture: its theme, its type, and how wide a word comes out. */
export interface Look {
  paper: string;
  ink: string;
  quiet: string;
  line: string;
  accent: string;
  /** The colour of a weight's shade, and what can be read on it. */
  css: readonly string[];
  inkOn: readonly string[];
  fonts: Record<Family, string>;
  measure(text: string, font: string): number;
}

export const fontOf = ({ size, weight, family }: Pick<Text, 'size' | 'weight' | 'family'>, look: Look): string =>
  `${weight} ${size}px ${look.fonts[family]}`;
