using Tideline.Release.Bulletins.Maps;

namespace Tideline.Release.Tests.Bulletins;

public sealed class PaletteTests
{
    public static TheoryData<string> Visions => [.. Colours.Visions.Keys];

    [Fact]
    public void The_colour_distance_agrees_with_known_values()
    {
        Assert.Equal(100, Colours.Difference("#000000", "#ffffff", Colours.Visions["normal"]), 1);
        Assert.Equal(21, Colours.Contrast("#000000", "#ffffff"), 3);

        // sRGB red is L 53.24, a 80.09, b 67.20 in CIELAB: 117.3 from black.
        Assert.Equal(117.3, Colours.Difference("#ff0000", "#000000", Colours.Visions["normal"]), 1);
    }

    [Theory]
    [MemberData(nameof(Visions))]
    public void Neighbouring_classes_stay_apart_for_every_vision(string vision)
    {
        for (var i = 1; i < Palette.Classes.Count; i++)
        {
            Assert.InRange(Colours.Difference(Palette.Classes[i - 1], Palette.Classes[i], Colours.Visions[vision]), 8, 100);
        }
    }

    [Theory]
    [MemberData(nameof(Visions))]
    public void No_class_looks_like_an_area_without_a_value(string vision)
    {
        foreach (var absent in (string[])[Palette.OutOfScope, Palette.NoValue])
        {
            Assert.All(Palette.Classes, c => Assert.InRange(Colours.Difference(c, absent, Colours.Visions[vision]), 15, 150));
        }
    }

    [Fact]
    public void Marks_stand_out_on_their_class_and_lines_on_their_ground()
    {
        for (var i = 0; i < Palette.Classes.Count; i++)
        {
            Assert.True(Colours.Contrast(Palette.Classes[i], Palette.MarksOnClasses[i]) >= 4.0, Palette.Classes[i]);
        }

        Assert.True(Colours.Contrast(Palette.NoValueLine, Palette.NoValue) >= 4.5);
        Assert.True(Colours.Contrast(Palette.Circle, Palette.NoValue) >= 4.5);
        Assert.True(Colours.Contrast(Palette.Border, Palette.OutOfScope) >= 3);
    }

    [Fact]
    public void Words_meet_the_contrast_of_level_AA()
    {
        foreach (var (ink, ground) in (ReadOnlySpan<(string, string)>)
            [("#1b1b1b", "#ffffff"), ("#4a4a4a", "#ffffff"), ("#8f1d1d", "#ffffff"), ("#1b1b1b", "#eef3f8")])
        {
            Assert.True(Colours.Contrast(ink, ground) >= 4.5, ink);
        }
    }
}
