import { run } from './app/run';

const root = document.getElementById('app');
if (root) run(root);
