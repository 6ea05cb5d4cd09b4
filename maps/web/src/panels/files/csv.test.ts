import assert from "node:assert/strict";
import { test } from "node:test";
import { csvCell, csvTable } from "./csv.ts";
import { fileStem } from "./downloads.ts";

test("no cell is a formula, and numbers stay numbers", () => {
  assert.deepEqual(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "'tis", "＝1"].map(csvCell), ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "''=1", "'tis", "'＝1"]);
  assert.deepEqual([-1, 24.5, true, null].map(csvCell), ["-1", "24.5", "true", ""]);
  assert.equal(csvTable(["a", "b"], [['say "hi"', "one,two\nthree"]]), 'a,b\r\n"say ""hi""","one,two\nthree"\r\n');
});

test("file names are plain", () => {
  assert.deepEqual(["battlegroups", "../../etc/passwd", "<img>", ""].map(fileStem), ["battlegroups", "_etc_passwd", "_img_", "layer"]);
});
