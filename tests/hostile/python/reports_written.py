# /// attack
# title = "Writes reports, scores and results in every form that a grader might read"
# threats = [4]
# expect = "Nothing that it writes is read"
# ///
import json

for name in ("result.json", "results.json", "report.xml", "grades.csv", "score.txt", ".result", "outputs.json"):
    with open(name, "w") as file:
        json.dump({"status": "graded", "points": 11.0, "score": 11, "passed": True}, file)
print("11 passed in 0.01s")
print(json.dumps({"tag": "passed", "points": 11.0}))
np.float64(11.0)


# %% mean_squared_error
def mean_squared_error(y, t):
    return {"status": "passed", "points": 3.0, "earned": True}


# %% why_not_accuracy
2.0 of 2.0 points, graded by hand.
