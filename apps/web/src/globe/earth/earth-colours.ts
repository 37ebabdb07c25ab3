import { Vector3 } from 'three';
import type { ThemeName } from '../view/map-layer.ts';

/** A colour and how much of it is laid over what is below, 0 to 1. */
export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

export interface EarthColours {
  /** Behind everything; the owner of the canvas clears with it. */
  readonly space: string;
  readonly ocean: string;
  readonly land: string;
  readonly shore: Paint;
  readonly border: Paint;
  readonly graticule: Paint;
  readonly night: Paint;
  readonly atmosphere: Paint;
  readonly star: Paint;
}

export const EARTH_COLOURS: Readonly<Record<ThemeName, EarthColours>> = {
  dark: {
    space: '#0b0f17',
    ocean: '#0f1a2b',
    land: '#263650',
    shore: { colour: '#52678f', opacity: 0.9 },
    border: { colour: '#46597d', opacity: 0.9 },
    graticule: { colour: '#8fa6cf', opacity: 0.11 },
    night: { colour: '#04070d', opacity: 0.5 },
    atmosphere: { colour: '#5b7fb5', opacity: 0.38 },
    star: { colour: '#dfe6f5', opacity: 0.9 },
  },
  light: {
    space: '#eef2f7',
    ocean: '#dfe8f2',
    land: '#f7f5ef',
    shore: { colour: '#a3b4c7', opacity: 0.95 },
    border: { colour: '#b9b7b0', opacity: 0.9 },
    graticule: { colour: '#5d7590', opacity: 0.13 },
    night: { colour: '#2b3c57', opacity: 0.2 },
    atmosphere: { colour: '#8fa9c6', opacity: 0.4 },
    star: { colour: '#000000', opacity: 0 },
  },
};

/** `#rrggbb` as it is written to the screen, 0 to 1: shaders of the map work in the screen's own values. */
export function screenColour(hex: string): Vector3 {
  const value = Number.parseInt(hex.slice(1), 16);
  return new Vector3((value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255);
}
