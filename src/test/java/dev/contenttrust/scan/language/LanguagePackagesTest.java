package dev.contenttrust.scan.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.naming.Coordinates;
import dev.contenttrust.scan.naming.PackageUrls;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagePackagesTest {
    @Test
    void npm_packages_are_those_directly_in_node_modules() {
        NodePackages npm = new NodePackages();
        String lodash = "{\"name\":\"lodash\",\"version\":\"4.17.20\",\"license\":\"MIT\"}";

        FileFacts facts = Cataloguing.of(npm, "app/node_modules/lodash/package.json", "\uFEFF" + lodash);
        assertThat(Cataloguing.names(facts)).containsExactly("lodash 4.17.20");
        assertThat(facts.components().get(0).licence()).contains("MIT");
        assertThat(url(facts)).contains("pkg:npm/lodash@4.17.20");

        FileFacts scoped = Cataloguing.of(
                npm,
                "node_modules/.pnpm/@babel+core@7.0.0/node_modules/@babel/core/package.json",
                "{\"name\":\"@babel/core\",\"version\":\"7.0.0\",\"license\":{\"type\":\"MIT\"}}");
        assertThat(url(scoped)).contains("pkg:npm/%40babel/core@7.0.0");
        assertThat(coordinates(scoped)).containsExactly(new Coordinates("npm", "@babel/core", "7.0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/package.json",
                "app/node_modules/resolve/test/resolver/baz/package.json",
                "app/node_modules/resolve/test/node_modules/baz/package.json",
                "app/node_modules/a/fixtures/node_modules/b/package.json",
                "app/node_modules/a/lib/package.json",
                "app/node_modules/.bin/package.json",
                "app/node_modules/package.json"
            })
    void what_is_not_installed_is_no_npm_package(String path) {
        assertThat(Cataloguing.of(new NodePackages(), path, "{\"name\":\"a\",\"version\":\"1.0.0\"}")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_directory_of_an_npm_package_without_a_version_says_nothing() {
        assertThat(Cataloguing.of(new NodePackages(), "node_modules/a/package.json", "{\"type\":\"module\"}")
                        .isEmpty())
                .isTrue();
        assertThat(Cataloguing.of(new NodePackages(), "node_modules/a/package.json", "{\"name\":")
                        .problems())
                .hasSize(1);
    }

    @Test
    void python_packages_are_described_in_headers() {
        PythonPackages python = new PythonPackages();
        String django =
                "Metadata-Version: 2.1\nName: Django_Rest.Framework\nVersion: 3.2.1\nLicense: UNKNOWN\nLicense-Expression: BSD-3-Clause\n\nName: not this\n";

        FileFacts facts = Cataloguing.of(
                python, "usr/local/lib/python3.11/site-packages/Django-3.2.1.dist-info/METADATA", django);
        assertThat(Cataloguing.names(facts)).containsExactly("Django_Rest.Framework 3.2.1");
        assertThat(facts.components().get(0).licence()).contains("BSD-3-Clause");
        assertThat(coordinates(facts)).containsExactly(new Coordinates("PyPI", "django-rest-framework", "3.2.1"));

        for (String place : List.of("a-1.egg-info/PKG-INFO", "a-1.egg-info", "a-1.egg/EGG-INFO/PKG-INFO")) {
            assertThat(Cataloguing.of(python, "site-packages/" + place, django).components())
                    .as(place)
                    .hasSize(1);
        }
        assertThat(Cataloguing.of(python, "src/a/PKG-INFO", django).isEmpty()).isTrue();
        assertThat(Cataloguing.of(python, "a.dist-info/METADATA", "Version: 1\n")
                        .problems())
                .hasSize(1);
    }

    @Test
    void gems_are_described_by_programs_of_one_form() {
        String gemspec = """
                # -*- encoding: utf-8 -*-
                # stub: rack 2.2.3 ruby lib

                Gem::Specification.new do |s|
                  s.name = "rack".freeze
                  s.version = "2.2.3"
                  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze)
                  s.licenses = ["MIT".freeze]
                end
                """;
        FileFacts facts =
                Cataloguing.of(new RubyGems(), "usr/lib/ruby/gems/3.1.0/specifications/rack-2.2.3.gemspec", gemspec);

        assertThat(Cataloguing.names(facts)).containsExactly("rack 2.2.3");
        assertThat(facts.components().get(0).licence()).contains("MIT");
        assertThat(url(facts)).contains("pkg:gem/rack@2.2.3");
        assertThat(
                        Cataloguing.names(
                                Cataloguing.of(
                                        new RubyGems(),
                                        "specifications/default/json-2.6.1.gemspec",
                                        "Gem::Specification.new do |s|\n s.name = 'json'\n s.version = Gem::Version.new('2.6.1')\nend")))
                .containsExactly("json 2.6.1");
        assertThat(Cataloguing.of(new RubyGems(), "specifications/x.gemspec", "puts 1")
                        .problems())
                .hasSize(1);
        assertThat(Cataloguing.of(new RubyGems(), "src/rack.gemspec", gemspec).isEmpty())
                .isTrue();
    }

    @Test
    void composer_lists_what_it_installed_in_two_forms() {
        String list =
                "[{\"name\":\"symfony/http-kernel\",\"version\":\"v4.4.1\",\"license\":[\"MIT\",\"BSD\"]},{\"name\":\"x\"}]";
        ComposerPackages composer = new ComposerPackages();

        FileFacts first = Cataloguing.of(composer, "var/www/vendor/composer/installed.json", list);
        FileFacts second =
                Cataloguing.of(composer, "var/www/vendor/composer/installed.json", "{\"packages\":" + list + "}");

        assertThat(Cataloguing.names(first)).containsExactly("symfony/http-kernel v4.4.1");
        assertThat(second.components()).isEqualTo(first.components());
        assertThat(first.components().get(0).licence()).contains("MIT OR BSD");
        assertThat(url(first)).contains("pkg:composer/symfony/http-kernel@v4.4.1");
    }

    @Test
    void dotnet_programs_list_their_packages() {
        String deps = """
                {"runtimeTarget": {"name": ".NETCoreApp,Version=v6.0/linux-x64"},
                 "libraries": {
                  "Shop/1.0.0": {"type": "project"},
                  "Newtonsoft.Json/12.0.1": {"type": "package", "serviceable": true},
                  "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/6.0.1": {"type": "runtimepack"}}}
                """;
        FileFacts facts = Cataloguing.of(new DotnetDependencies(), "app/Shop.deps.json", deps);

        assertThat(Cataloguing.names(facts))
                .containsExactly("Newtonsoft.Json 12.0.1", "Microsoft.NETCore.App.Runtime.linux-x64 6.0.1");
        assertThat(url(facts)).contains("pkg:nuget/Newtonsoft.Json@12.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "[[]]", "{\"packages\":1}", "{\"libraries\":[]}", "null", "\u0000"})
    void json_of_another_shape_is_at_most_a_problem(String text) {
        for (Cataloguer one : List.of(new ComposerPackages(), new DotnetDependencies(), new NodePackages())) {
            for (String path : List.of("composer/installed.json", "a.deps.json", "node_modules/a/package.json")) {
                assertThat(Cataloguing.of(one, path, text).components()).isEmpty();
            }
        }
    }

    private static Optional<String> url(FileFacts facts) {
        return PackageUrls.of(facts.components().get(0), Optional.empty());
    }

    private static List<Coordinates> coordinates(FileFacts facts) {
        Component component = facts.components().get(0);
        return PackageUrls.coordinates(component, Optional.empty());
    }
}
