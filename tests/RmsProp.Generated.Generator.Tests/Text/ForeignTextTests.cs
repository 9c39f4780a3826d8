using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests.Text;

/// <summary>How messages show text from outside; the library is compiled with the same file, and tested with the same table.</summary>
public sealed class ForeignTextTests
{
    [Fact]
    public void What_is_not_seen_is_an_escape()
    {
        foreach ((string text, string seen) in SeenTexts.All.Concat(SeenTexts.Halves))
        {
            Assert.Equal(seen, ForeignText.Escape(text));
            Assert.Equal(seen, ForeignText.Plain(text));
            Assert.Equal($"'{seen}'", ForeignText.Quote(text));
        }
    }

    [Fact]
    public void Of_a_long_text_there_is_the_beginning_which_cuts_no_character_in_two()
    {
        Assert.Equal(new string('x', 80), ForeignText.Plain(new string('x', 80)));
        Assert.Equal(new string('x', 80) + "… (81 characters)", ForeignText.Plain(new string('x', 81)));
        Assert.Equal(new string('x', 79) + "… (81 characters)", ForeignText.Plain(new string('x', 79) + "\U0001F600"));
        Assert.Equal($"'{new string('x', 80)}…' (100 characters)", ForeignText.Quote(new string('x', 100)));
    }

    [Fact]
    public void A_sentence_is_on_one_line()
    {
        Assert.Equal("one two three four", ForeignText.Sentence("one\r\ntwo\nthree\u2028four"));
    }
}
