#!/usr/bin/env node
// Kept to what Node 12 can parse: see node-version.mjs.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
import('./launch.mjs').then((module) => module.launch());
