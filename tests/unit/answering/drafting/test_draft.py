def test_a_field_for_each_name() -> None:
    from docbeat.answering.drafting import draft_schema

    assert set(draft_schema("vendor, total", None)["properties"]) == {"vendor", "total"}
