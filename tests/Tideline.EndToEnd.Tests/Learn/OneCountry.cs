namespace Tideline.EndToEnd.Tests;

/// <summary>Tests that share one learner's country, one after another: they hand in files of the same folder.</summary>
[CollectionDefinition(nameof(OneCountry))]
public sealed class OneCountry : ICollectionFixture<LearnTests.Country>;
