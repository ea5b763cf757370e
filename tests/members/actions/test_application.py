"""The facts of an application as the form hands them over."""

from kdim.members.actions import Application, ApplicationWrong, FieldMissing


def test_two_applications_with_the_same_facts_are_the_same():
    assert Application(name="Siti", nik="1") == Application(name="Siti", nik="1")


def test_a_refused_application_gives_its_fields_in_order():
    first, second = FieldMissing(), FieldMissing()

    refusal = ApplicationWrong(fields=[("name", first), ("nik", second)])

    assert refusal.fields == [("name", first), ("nik", second)]
