#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the JSON Schema against workspaces: `schema_check.py SCHEMA FOLDER…`.

Every workspace file in the folders must be valid, and must stop being so when any key in it is
misspelled. Files are read twice, as editors do it (numbers and switches typed) and as plain text.
"""

import copy
import json
import sys
from pathlib import Path

import jsonschema
import yaml


class TypedLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates, no `yes`, no numbers to the base of sixty."""


TypedLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows
            if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first in "0123456789"
}


def as_json(value):
    """Maps of JSON have texts as keys."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value


def misspelled(value, path=()):
    """Copies of a document with one key of a section or of a section's item misspelled."""
    for key in value:
        if key == "teekond":
            continue
        broken = {k if k != key else k + "zq": v for k, v in value.items()}
        yield key, broken
    for key, items in value.items():
        first = items[0] if isinstance(items, list) and items else None
        if isinstance(first, dict):
            for inner in first:
                broken = copy.deepcopy(value)
                broken[key][0][inner + "zq"] = broken[key][0].pop(inner)
                yield f"{key}[0].{inner}", broken


def nearest_fault(validator, document):
    fault = jsonschema.exceptions.best_match(validator.iter_errors(document))
    return f"{'/'.join(str(part) for part in fault.absolute_path)}: {fault.message[:300]}"


def main():
    schema = json.loads(Path(sys.argv[1]).read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    faults = 0
    count = 0
    for folder in sys.argv[2:]:
        for file in sorted(Path(folder).rglob("*.yaml")):
            count += 1
            for loader in (yaml.BaseLoader, TypedLoader):
                document = as_json(yaml.load(file.read_text(), loader))
                if not validator.is_valid(document):
                    print(f"{file}: {nearest_fault(validator, document)}")
                    faults += 1
            for key, broken in misspelled(document):
                if validator.is_valid(broken):
                    print(f"{file}: {key} misspelled is not noticed")
                    faults += 1
    if count == 0:
        print("no workspace to check")
    sys.exit(1 if faults > 0 or count == 0 else 0)


if __name__ == "__main__":
    main()
