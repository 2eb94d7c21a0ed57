using Tideline.Domain.Cubes;
using Tideline.Learning.Courses;

namespace Tideline.Learning.Tests;

public sealed class LessonTests
{
    [Fact]
    public void Every_figure_that_is_released_has_its_lesson_in_every_language() => Assert.Empty(LessonShelf.FaultsOf(Indicator.Released));

    [Fact]
    public void There_is_no_lesson_on_what_is_not_released() => Assert.Empty(LessonShelf.Indicators.Except(Indicator.Released, StringComparer.Ordinal));

    [Fact]
    public void A_lesson_that_lacks_is_told() => Assert.Equal(["lessons/rumours.en.md is absent.", "lessons/rumours.ur.md is absent."], LessonShelf.FaultsOf(["rumours"]));
}
