"""Texts that rest encrypted."""

from kdim.cooperatives.models.sealing import seal, unseal


def test_a_sealed_text_opens_again_and_does_not_show_itself():
    sealed = seal("JBSWY3DPEHPK3PXP")

    assert unseal(sealed) == "JBSWY3DPEHPK3PXP"
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert seal("JBSWY3DPEHPK3PXP") != sealed


def test_an_altered_text_does_not_open():
    sealed = seal("JBSWY3DPEHPK3PXP")
    altered = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]

    assert unseal(altered) is None
    assert unseal("") is None


def test_a_key_of_before_still_opens_and_a_lost_one_does_not(settings):
    sealed = seal("JBSWY3DPEHPK3PXP")

    settings.SECRET_KEY = "a new one"
    assert unseal(sealed) is None
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests"]
    assert unseal(sealed) == "JBSWY3DPEHPK3PXP"
