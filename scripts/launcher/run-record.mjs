import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, identify, isSameProcess } from './processes.mjs';
import { inProject } from './project.mjs';

/** DATA_DIR/run.json says where a running mall answers; DATA_DIR/processes.json which processes are ours. */
export function runRecord(dataDir) {
  const processesFile = join(dataDir, 'processes.json');
  const runFile = join(dataDir, 'run.json');
  const notes = {};
  const save = () => writeWhole(processesFile, notes);
  return {
    note(name, pid) {
      notes[name] = identify(pid);
      save();
    },
    publish(facts) {
      const pids = Object.fromEntries(Object.entries(notes).map(([name, { pid }]) => [name, pid]));
      writeWhole(runFile, { ...facts, pids });
    },
    keepEnvironment(environment) {
      writeWhole(join(dataDir, 'environment.json'), environment);
    },
    /** Ends what a launcher that died left running: only processes proven to be the recorded ones. */
    async endLeftovers() {
      rmSync(runFile, { force: true });
      const left = Object.entries(readNotes(processesFile)).filter(([, note]) => isSameProcess(note));
      await Promise.all(left.map(([, note]) => endProcess(note, { graceMs: 8_000 })));
      return left.map(([name]) => name);
    },
    clear() {
      rmSync(runFile, { force: true });
      rmSync(processesFile, { force: true });
    },
  };
}

function readNotes(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function writeWhole(path, value) {
  const draft = `${path}.draft`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}

/** Demo accounts for the ready line; the list of the sign-in page. */
export function demoAccounts() {
  const path = inProject('app', 'identity', 'demo-accounts.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}
