import { testLinks } from '../support/site/suites.ts';

testLinks('own');
testLinks('fixtures');
