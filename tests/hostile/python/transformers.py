# /// attack
# title = "Rewrites all later cells: drops asserts from their syntax trees, changes their text"
# threats = [1, 2]
# expect = "Checks are not cells; the hidden tests never go through its shell"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ast


class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Constant(self, node): return node


get_ipython().ast_transformers.append(NoAsserts())
get_ipython().input_transformers_post.append(lambda lines: [*lines, "cross_entropy_error = print\n"])
