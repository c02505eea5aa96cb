package com.resultity.mesh.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionService;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class RouterSettingsTest {

    @Test
    void shouldDefaultToWhatIsBoundWhereNothingIsSet() throws ReflectiveOperationException {
        RecordComponent[] settings = RouterSettings.class.getRecordComponents();
        Parameter[] bound = RouterSettings.class.getDeclaredConstructors()[0].getParameters();
        for (int setting = 0; setting < settings.length; setting++) {
            String text = bound[setting].getAnnotation(Bindable.class).defaultValue();
            assertEquals(
                    ConversionService.SHARED.convertRequired(text, bound[setting].getType()),
                    settings[setting].getAccessor().invoke(RouterSettings.defaults()),
                    settings[setting].getName());
        }
    }
}
