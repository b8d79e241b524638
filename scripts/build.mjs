#!/usr/bin/env node
import { ensureBuild } from './run/build.mjs';
import { requireNode } from './run/node-version.mjs';
import { endWithUs } from './run/processes.mjs';

requireNode();
endWithUs();
await ensureBuild();
