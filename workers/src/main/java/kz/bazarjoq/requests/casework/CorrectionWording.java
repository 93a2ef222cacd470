package kz.bazarjoq.requests.casework;

import kz.bazarjoq.requests.data.CorrectionFault;

/** Why a correction isn't kept, as staff read it beside the field. */
final class CorrectionWording {

    static final String CLOSED = "Не сохранено: исправление данных по этому обращению не ведётся или уже закончено.";
    static final String AWAY =
            "Не сохранено: база магазина сейчас не отвечает. Введённое осталось в полях, попробуйте позже.";

    private CorrectionWording() {}

    static String of(CorrectionFault fault) {
        return switch (fault) {
            case NOT_THERE -> "Не сохранено: такой записи у клиента больше нет.";
            case VALUE_CHANGED -> "Не сохранено: пока вы писали, значение в базе изменилось. Сейчас показано новое.";
            case PREPARED_MEANWHILE -> "Не сохранено: пока вы писали, это исправление подготовил другой сотрудник. Его текст показан в списке подготовленных.";
            case EMPTY -> "Введите новое значение.";
            case MUST_NOT_BE_EMPTY -> "Пустым это поле быть не может.";
            case UNCHANGED -> "Новое значение такое же, как сейчас.";
            case TOO_LONG -> "Слишком длинное значение: столько символов поле не вмещает.";
            case CHARACTERS -> "В значении есть недопустимые символы: управляющие или перенос строки.";
            case NO_NAME -> "Это не похоже на имя: в нём нет ни одной буквы.";
            case NO_PHONE -> "Такого номера телефона не бывает. Пример: +7 701 555 01 03.";
            case NO_EMAIL -> "Это не адрес электронной почты. Пример: name@example.kz.";
            case NO_IIN -> "ИИН неверен: нужны 12 цифр, контрольная должна сойтись.";
            case NO_DATE_OF_BIRTH -> "Это не дата рождения. Пример: 20.11.1987; не раньше 1900 года и не в будущем.";
            case NO_POSTAL_CODE -> "Это не почтовый индекс Казахстана. Примеры: 050000, A15G7M6.";
            case NO_CHOICE -> "Выберите значение из списка.";
            case EVIDENCE_EMPTY -> "Напишите, чем подтверждается исправление.";
            case EVIDENCE_TOO_LONG -> "Слишком длинно: не больше 10 000 символов.";
        };
    }
}
