"""Opens a published warehouse as other people's programs do, and checks every public view.

    python readers.py sqlite3|duckdb|datasette WAREHOUSE [METADATA]

Prints one line `view rows` for each view; ends with status 1 and a sentence where something is not
as the file's own dictionary says.
"""

import asyncio
import pathlib
import sqlite3
import sys

path = sys.argv[2]


def fail(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(1)


def connect():
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def dictionary(db):
    views, types = [], {}
    for table, column, kind, type_ in db.execute(
        "SELECT table_name, column_name, kind, type FROM data_dictionary"
        " ORDER BY table_name, position"
    ):
        if column:
            types[table, column] = type_
        elif kind == "view":
            views.append(table)
    return views, types


def with_sqlite3():
    allowed = {
        "TEXT": (str, type(None)),
        "INTEGER": (int, type(None)),
        "REAL": (float, type(None)),
    }
    with connect() as db:
        views, types = dictionary(db)
        for view in views:
            cursor = db.execute(f"SELECT * FROM {view}")
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
            for row in rows:
                for name, value in zip(names, row):
                    if not isinstance(value, allowed[types[view, name]]):
                        fail(f"{view}.{name} holds {value!r}, not {types[view, name]}")
            print(view, len(rows))


def with_duckdb():
    import duckdb
    import duckdb_extension_sqlite_scanner

    expected = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}
    folder = pathlib.Path(duckdb_extension_sqlite_scanner.__file__).parent
    extension = next(folder.rglob("*.duckdb_extension"))
    duck = duckdb.connect()
    duck.execute(f"LOAD '{extension}'")
    duck.execute(f"ATTACH '{path}' AS warehouse (TYPE sqlite, READ_ONLY)")
    duck.execute("USE warehouse")
    with connect() as db:
        views, types = dictionary(db)
        for view in views:
            for name, type_, *_ in duck.execute(f"DESCRIBE {view}").fetchall():
                if type_ != expected[types[view, name]]:
                    fail(f"DuckDB takes {view}.{name} for {type_}, not {types[view, name]}")
            mine = db.execute(f"SELECT * FROM {view}").fetchall()
            theirs = duck.execute(f"SELECT * FROM {view}").fetchall()
            if sorted(map(repr, mine)) != sorted(map(repr, theirs)):
                fail(f"DuckDB and SQLite differ in {view}")
            count = duck.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
            if count != len(mine):
                fail(f"DuckDB counts {count} rows in {view}, SQLite {len(mine)}")
            print(view, count)
        for name, sql in db.execute("SELECT name, sql FROM canned_query").fetchall():
            mine = db.execute(sql).fetchall()
            theirs = duck.execute(sql).fetchall()
            if sorted(map(repr, mine)) != sorted(map(repr, theirs)):
                fail(f"DuckDB and SQLite answer the query {name} differently")


async def with_datasette():
    import yaml
    from datasette.app import Datasette

    metadata = yaml.safe_load(pathlib.Path(sys.argv[3]).read_text())
    server = Datasette([path], metadata=metadata)
    await server.invoke_startup()
    name = pathlib.Path(path).stem
    with connect() as db:
        views, types = dictionary(db)
        for view in views:
            answer = await server.client.get(f"/{name}/{view}.json?_shape=array&_size=max")
            if answer.status_code != 200:
                fail(f"Datasette answers {answer.status_code} for {view}: {answer.text[:200]}")
            print(view, len(answer.json()))
            page = (await server.client.get(f"/{name}/{view}")).text
            columns = metadata["databases"][name]["tables"][view]["columns"]
            if set(columns) != {column for table, column in types if table == view}:
                fail(f"the metadata describe other columns of {view}")
            if "<dl class=\"column-descriptions\">" not in page:
                fail(f"Datasette shows no meaning of the columns of {view}")
        for (query,) in db.execute("SELECT name FROM canned_query"):
            answer = await server.client.get(f"/{name}/{query}.json?_shape=array")
            if answer.status_code != 200:
                fail(f"Datasette answers {answer.status_code} for the query {query}")


if sys.argv[1] == "sqlite3":
    with_sqlite3()
elif sys.argv[1] == "duckdb":
    with_duckdb()
else:
    asyncio.run(with_datasette())
